import { readFile } from "node:fs/promises";
import { parse } from "node:path";
import { SystemError, UsageError } from "../errors.js";
import type { Objective } from "../objectives/objective.js";
import { importTrajectories } from "./import.js";
import type { Run } from "./record.js";

/**
 * The runs in a file, called by their labels there, or by the file's name.
 *
 * @param path A `.csv` or `.json` file.
 * @throws {UsageError} if there is no such file, or its content does not fit the objective.
 * @throws {SystemError} if it cannot be read.
 */
export async function loadRuns(path: string, objective: Objective): Promise<Run[]> {
  const { name, ext } = parse(path);
  const format = ext.toLowerCase() === ".json" ? "json" : "csv";
  const imported = importTrajectories(await textOf(path), { name: path, format }, objective);
  return imported.map(({ label = name, trajectory }) => ({ label, trajectory }));
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new UsageError(`There is no file "${path}".`, "gradreel trace -o run.csv writes one.");
    throw new SystemError(`Cannot read "${path}": ${message}.`, undefined, { cause: error });
  }
}
