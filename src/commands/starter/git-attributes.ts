const REASON = "# Made by gradreel: git must not diff or merge these, or change their line ends.";
const LINE = "output/** binary";

/**
 * The text of a .gitattributes file, with a line that keeps git from changing artifacts.
 *
 * @param text Its present text.
 */
export function withArtifacts(text = ""): string {
  if (/^\/?output\/\*\*[ \t]+binary\b/m.test(text)) return text;
  const end = /\r\n/.test(text) ? "\r\n" : "\n";
  const before = text === "" || text.endsWith("\n") ? text : `${text}${end}`;
  return `${before}${REASON}${end}${LINE}${end}`;
}
