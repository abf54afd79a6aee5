import type { Objective } from "../objectives/objective.js";
import { readCsv } from "./import-csv.js";
import { fault } from "./import-fault.js";
import { readJson } from "./import-json.js";
import { collectRuns, type ImportedRun } from "./import-runs.js";

export type { ImportedRun } from "./import-runs.js";

/** What a text was read from. */
export interface ImportSource {
  /** What errors call it: the file's name. */
  readonly name: string;
  readonly format: "csv" | "json";
}

const readers = { csv: readCsv, json: readJson };

/**
 * The runs in a text that `gradreel trace` wrote, or anybody else: a training loop of PyTorch's, say.
 *
 *     t,x               [{"t": 0, "x": -1.0},
 *     0,-1.0             {"t": 1, "x": -0.99},
 *     1,-0.99            {"t": 2, "x": -0.98}]
 *     2,-0.98
 *
 * A row holds the point after t steps: `t` counts 0, 1, 2, …, the columns of the objective's variables, `x`
 * (and `y`) or `w`, are finite. A text `optimizer`, where there is one, says which run a row belongs to; each run counts its own t. Columns
 * stand in any order, and all others are ignored: the values are the objective's, not the file's.
 *
 * @param text The whole file, with or without a byte order mark, its lines ended by LF or CRLF.
 * @returns The runs in the order of their first rows; at least one; 500,000 rows and 64 runs at most.
 * @throws {UsageError} that names file, line and column, and what was expected and found there.
 */
export function importTrajectories(text: string, { name, format }: ImportSource, objective: Objective): ImportedRun[] {
  const plain = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  if (plain.trim() === "") throw fault({ file: name }, "the file is empty.");
  if (plain.includes("\0")) {
    throw fault({ file: name }, "the file is no UTF-8 text.", "PowerShell's > writes UTF-16; so may a spreadsheet.");
  }
  const { take, runs } = collectRuns(name, objective);
  readers[format](plain, name, objective, take);
  return runs();
}
