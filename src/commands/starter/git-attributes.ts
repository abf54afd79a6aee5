const REASON = "# Made by gradreel: not to be compared line by line, merged, or given other line ends.";
const LINE = "output/** binary";

/**
 * A .gitattributes file that keeps git from changing artifacts, and says all that it said before.
 *
 * @param text What it says; nothing where there is none.
 */
export function withArtifacts(text = ""): string {
  if (/^\/?output\/\*\*[ \t]+binary\b/m.test(text)) return text;
  const end = /\r\n/.test(text) ? "\r\n" : "\n";
  const before = text === "" || text.endsWith("\n") ? text : `${text}${end}`;
  return `${before}${REASON}${end}${LINE}${end}`;
}
