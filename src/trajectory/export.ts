import type { Cell, Table } from "./table.js";

/** The run as text, a line at a time: a header, then one line a row. */
export function* toCsv({ columns, rows }: Table): Generator<string> {
  yield `${columns.join(",")}\n`;
  for (const row of rows()) yield `${row.map((cell) => (cell === undefined ? "" : exactly(cell))).join(",")}\n`;
}

/** The run as a JSON array of one object a row; `null` where a row has no value. */
export function* toJson({ columns, rows }: Table): Generator<string> {
  let separator = "[\n";
  for (const row of rows()) {
    const members = columns.map((name, i) => `${JSON.stringify(name)}: ${jsonOf(row[i])}`);
    yield `${separator}{ ${members.join(", ")} }`;
    separator = ",\n";
  }
  yield "\n]\n";
}

/** JSON has no infinities and no NaN: they are strings, which `Number` reads back. */
function jsonOf(cell: Cell): string {
  if (cell === undefined) return "null";
  return Number.isFinite(cell) ? exactly(cell) : JSON.stringify(String(cell));
}

/** The shortest decimal that reads back to the same double, the sign of a zero included. */
function exactly(value: number): string {
  return Object.is(value, -0) ? "-0.0" : String(value);
}
