import { readFile, stat } from "node:fs/promises";
import { parse } from "node:path";
import { SystemError, UsageError } from "../errors.js";
import { abortable, Pace } from "../film/pace.js";
import type { Objective } from "../objectives/objective.js";
import { importTrajectories } from "./import.js";
import { ABOUT_FILE } from "./import-fault.js";
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

async function textOf(path: string): Promise<string> {
  const bytes = await bytesOf(path);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${path}: the file is no UTF-8 text.`, "Save it as UTF-8.", ABOUT_FILE);
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
