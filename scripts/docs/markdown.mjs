/** A Markdown table. Cells are Markdown already. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`.replaceAll("|  |", "| |");
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Plain text as Markdown that shows it, in a cell or outside one. */
export function plain(text) {
  return text
    .replaceAll(/[\\*_<>[\]|`]/g, "\\$&")
    .replaceAll(/https?:\/\/\S+|doi\.org\/\S+/g, (url) => url.replaceAll("\\", ""));
}

/** Text as code, in a cell or outside one. */
export function code(text) {
  return `\`${String(text).replaceAll("|", "\\|")}\``;
}

/** Words as code, with commas. */
export function codes(words) {
  return words.map(code).join(", ");
}
