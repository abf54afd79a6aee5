import type { Cell, Row, Table } from "./table.js";

/**
 * The runs as text, a line at a time: a header, then one line a row; nothing now and then, where a
 * caller may give way. Labels are quoted where a comma or a quote needs it.
 *
 * @see RFC 4180, https://www.rfc-editor.org/rfc/rfc4180
 */
export function* toCsv({ columns, slices }: Pick<Table, "columns" | "slices">): Generator<string> {
  yield `${columns.join(",")}\n`;
  for (const row of slices()) yield row ? `${row.map(csvOf).join(",")}\n` : "";
}

/** The same as a JSON array of one object a row; `null` where a row has no value. */
export function* toJson({ columns, slices }: Pick<Table, "columns" | "slices">): Generator<string> {
  let separator = "[\n";
  for (const row of slices()) {
    yield row ? `${separator}{ ${membersOf(columns, row).join(", ")} }` : "";
    if (row) separator = ",\n";
  }
  yield "\n]\n";
}

function membersOf(columns: readonly string[], row: Row): string[] {
  return columns.map((name, i) => `${JSON.stringify(name)}: ${jsonOf(row[i])}`);
}

function csvOf(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "number") return exactly(cell);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** JSON has no infinities and no NaN: they are strings, which `Number` reads back. */
function jsonOf(cell: Cell): string {
  if (cell === undefined) return "null";
  return typeof cell === "number" && Number.isFinite(cell) ? exactly(cell) : JSON.stringify(String(cell));
}

/** The shortest decimal that reads back to the same double, the sign of a zero included. */
function exactly(value: number): string {
  return Object.is(value, -0) ? "-0.0" : String(value);
}
