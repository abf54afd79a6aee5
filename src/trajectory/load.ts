import { readFile, stat } from "node:fs/promises";
import { parse } from "node:path";
import { SystemError, UsageError } from "../errors.js";
import { abortable, Pace } from "../film/pace.js";
import type { Objective } from "../objectives/objective.js";
import { readCsv } from "./import-csv.js";
import { ABOUT_FILE, fault } from "./import-fault.js";
import { readJson } from "./import-json.js";
import { collectRuns, type ImportedRun } from "./import-runs.js";
import type { Run } from "./record.js";

const MOST_BYTES = 2 ** 28;

/**
 * The runs in a file, called by their labels there, or by the file's name.
 *
 * @param path A `.csv` or `.json` file of UTF-8 text, 256 MB at most.
 * @param signal Stops the reading; a file that is read is parsed in one go, two or three seconds at the most.
 * @throws {UsageError} if there is no such file, or its content does not fit the objective.
 * @throws {SystemError} if it cannot be read.
 */
export async function loadRuns(path: string, objective: Objective, signal?: AbortSignal): Promise<Run[]> {
  const { name, ext } = parse(path);
  const format = ext.toLowerCase() === ".json" ? "json" : "csv";
  // Opening a pipe that nobody writes to cannot be stopped, only left.
  const text = await abortable(textOf(path), signal);
  const imported = importTrajectories(text, { name: path, format }, objective);
  await new Pace(signal).giveWay();
  return imported.map(({ label = name, trajectory }) => ({ label, trajectory }));
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
 * A row holds the point after t steps: `t` counts 0, 1, 2, …, the columns of the objective's variables, `x` (and `y`) or
 * `w`, are finite. A text `optimizer`, where there is one, says which run a row belongs to; each run counts its own t.
 * Columns stand in any order, and all others are ignored: the values are the objective's, not the file's.
 *
 * @param text The whole file, with or without a byte order mark, its lines ended by LF or CRLF.
 * @param source.name What errors call it: the file's name.
 * @returns The runs in the order of their first rows; at least one; 500,000 rows and 64 runs at most.
 * @throws {UsageError} that names file, line and column, and what was expected and found there.
 */
export function importTrajectories(
  text: string,
  { name, format }: { readonly name: string; readonly format: "csv" | "json" },
  objective: Objective,
): ImportedRun[] {
  const plain = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  if (plain.trim() === "") throw fault({ file: name }, "the file is empty.");
  if (plain.includes("\0")) {
    throw fault({ file: name }, "the file is no UTF-8 text.", "PowerShell's > writes UTF-16; so may a spreadsheet.");
  }
  const { take, runs } = collectRuns(name, objective);
  readers[format](plain, name, objective, take);
  return runs();
}

async function textOf(path: string): Promise<string> {
  const bytes = await bytesOf(path);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw fault({ file: path }, "the file is no UTF-8 text.", "Save it as UTF-8.");
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) {
      throw new UsageError(
        `${path} has ${Math.ceil(size / 1e6)} MB; a recorded run has ${MOST_BYTES / 2 ** 20} at most.`,
        undefined,
        ABOUT_FILE,
      );
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") {
      throw new UsageError(`There is no file "${path}".`, "gradreel trace -o run.csv writes one.", ABOUT_FILE);
    }
    if (code === "EISDIR") {
      throw new UsageError(`"${path}" is a folder, not a file of recorded runs.`, undefined, ABOUT_FILE);
    }
    throw new SystemError(`Cannot read "${path}": ${message}.`, undefined, { cause: error });
  }
}
