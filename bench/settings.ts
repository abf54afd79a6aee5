import { parseArgs } from "node:util";
import type { Contestant } from "./contestants.js";

const DEFAULT_RUNS = 5;

export interface Settings {
  /** How often to run each contestant that is quick enough. */
  readonly runs: number;
  /** Names of the contestants to run; empty for all. */
  readonly only: readonly string[];
  readonly isHelpWanted: boolean;
}

/** @throws {Error} for an argument that is unknown or out of range. */
export function settingsFrom(args: readonly string[]): Settings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: "string", default: String(DEFAULT_RUNS) },
      only: { type: "string", default: "" },
      help: { type: "boolean", default: false },
    },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1)
    throw new Error(`--runs takes a whole number above 0, not "${values.runs}".`);
  const only = values.only.split(",").filter((name) => name !== "");
  return { runs, only, isHelpWanted: values.help };
}

/**
 * The contestants of these names, and those whose files they work on.
 *
 * @throws {Error} for a name that no contestant has.
 */
export function chosenFrom(all: readonly Contestant[], only: readonly string[]): readonly Contestant[] {
  const names = all.map(({ name }) => name);
  const unknown = only.find((name) => !names.includes(name));
  if (unknown) throw new Error(`There is no contestant "${unknown}". There are ${names.join(", ")}.`);
  if (only.length === 0) return all;
  const bases = all.filter(({ name }) => only.includes(name)).map(({ after }) => after);
  return all.filter(({ name }) => only.includes(name) || bases.includes(name));
}

export function usage(all: readonly Contestant[]): string {
  const width = Math.max(...all.map(({ name }) => name.length));
  const names = all.map(({ name, label }) => `  ${name.padEnd(width)}  ${label.trim()}\n`);
  return [
    "npm run bench -- [--runs N] [--only NAME,NAME]\n\n",
    `--runs N   how often to run what is quick enough [${DEFAULT_RUNS}]\n`,
    "--only     which contestants to run, by name [all]\n\n",
    ...names,
  ].join("");
}
