/** A Markdown table, aligned for reading as it is: the first column to the left, figures to the right. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  // A row that says why it has no figures runs across the columns and widens none.
  const complete = [heading, ...rows].filter((row) => row.length === heading.length);
  const widths = heading.map((_, column) => Math.max(...complete.map((row) => (row[column] ?? "").length), 3));
  widths[0] = Math.max(...rows.map(([label = ""]) => label.length));
  const across = widths.slice(1).reduce((sum, width) => sum + width + 3, -3);

  const line = (row: readonly string[]): string => {
    const [label = "", ...figures] = row;
    const cells =
      row.length < heading.length
        ? [figures.join(" ").padEnd(across)]
        : figures.map((figure, i) => figure.padStart(widths[i + 1] ?? 0));
    return `| ${[label.padEnd(widths[0] ?? 0), ...cells].join(" | ")} |\n`;
  };
  const rule = `| ${widths.map((width, i) => (i === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |\n`;
  return line(heading) + rule + rows.map(line).join("");
}
