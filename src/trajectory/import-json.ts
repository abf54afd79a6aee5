import type { Objective } from "../objectives/objective.js";
import { checkColumns, LABEL, numberColumns } from "./import-columns.js";
import { fault, quoted, type SourceLocation } from "./import-fault.js";
import { type Json, readRows } from "./import-json-rows.js";
import { checkNumber, isNotFinite, parseNumber } from "./import-number.js";
import type { PointRow } from "./import-runs.js";

/**
 * Hands over the rows of a JSON array of objects, one a row, whose lines end in \n.
 * A mistake in a row names the line on which its object begins.
 *
 * @throws {UsageError} if it is no such JSON, lacks a key, or has no number where one belongs.
 */
export function readJson(text: string, file: string, objective: Objective, take: (row: PointRow) => void): void {
  const columns = numberColumns(objective);
  let checked: readonly string[] = [];
  let labeled: boolean | undefined;
  readRows(text, file, ({ line, names, cells }) => {
    const place = { file, line };
    if (!isSame(names, checked)) checkColumns(names, objective, place);
    checked = names;
    labeled ??= cells.has(LABEL);
    if (labeled !== cells.has(LABEL)) {
      throw fault({ ...place, column: LABEL }, "some rows have it and some do not.", "Name the run in every row.");
    }
    const [t = 0, ...point] = columns.map((column) => numberOf(cells.get(column), { file, line, column }));
    take({ line, t, point, label: labeled ? labelOf(cells.get(LABEL), place) : undefined });
  });
}

function isSame(names: readonly string[], others: readonly string[]): boolean {
  return names.length > 0 && names.length === others.length && names.every((name, i) => name === others[i]);
}

function numberOf(cell: Json | undefined, place: SourceLocation): number {
  if (typeof cell === "number") return checkNumber(cell, place);
  if (typeof cell === "string" && isNotFinite(cell)) return parseNumber(cell, place);
  const hint = typeof cell === "string" ? "Write numbers without quotes." : undefined;
  throw fault(place, `expected a number, found ${shown(cell)}.`, cell === null ? "pandas writes NaN as null." : hint);
}

function labelOf(cell: Json | undefined, place: SourceLocation): string {
  if (typeof cell === "string") return cell;
  throw fault({ ...place, column: LABEL }, `expected the name of a run, found ${shown(cell)}.`);
}

function shown(cell: Json | undefined): string {
  if (typeof cell === "symbol") return cell.description ?? "";
  return typeof cell === "string" ? `the text ${quoted(cell)}` : String(cell);
}
