import type { Shard } from "../batch/shard.js";
import { UsageError } from "../errors.js";
import { flag, type OptionTable, valued } from "./options.js";
import { numberOf, type Values } from "./values.js";

/** What says how the reels of files are made, not what they show. */
export const batchOptions: OptionTable = {
  jobs: valued("How many reels to make side by side [as many as there are processors]", { alias: "j" }),
  shard: valued("This machine's share of the reels, 2/5 for the second of five; shares take about equally long"),
  summary: valued("A file to append a table of what was done to, as Markdown: $GITHUB_STEP_SUMMARY"),
};

/** And which of them are made at all. */
export const forceOption: OptionTable = {
  force: flag("Make reels that are up to date, too, and write over files with --save-reel"),
};

/** What `gradreel check` can be told. */
export const checkOptions: OptionTable = {
  update: flag("Make anew what is stale or missing"),
  report: valued("A folder for a page with what is, what should be, and how they differ"),
  ...batchOptions,
  json: flag("Print what was found as JSON, a line per file"),
  quiet: flag("Print nothing but what is wrong, and the JSON if asked for"),
};

const MOST_JOBS = 1024;
const MOST_SHARDS = 10_000;

/** @throws {UsageError} unless it is a whole number from 1. */
export function jobsOf(values: Values, processors: number): number {
  const jobs = numberOf(values, "jobs") ?? processors;
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= MOST_JOBS) return jobs;
  throw new UsageError(
    `--jobs must be a whole number from 1 to ${MOST_JOBS}, not ${jobs}.`,
    "Left out, it is the number of processors.",
  );
}

/** @throws {UsageError} unless it is a number of a count: `2/5`. */
export function shardOf(text: string): Shard {
  const [, index, count] = (text.match(/^(\d+)\/(\d+)$/) ?? []).map(Number);
  if (index !== undefined && count !== undefined && index >= 1 && index <= count && count <= MOST_SHARDS) {
    return { index, count };
  }
  throw new UsageError(
    `--shard must be a number of a count, such as 2/5, not "${text}".`,
    "The first is 1: five machines take 1/5, 2/5, 3/5, 4/5 and 5/5.",
  );
}

/** An option that is given and is for the reels of files alone. */
export function batchOptionIn(values: Values): string | undefined {
  return Object.keys(batchOptions).find((name) => values[name] !== undefined);
}

/** @throws {UsageError} for an option that is for the reels of files, where there are none. */
export function rejectBatchOptions(values: Values): void {
  const option = batchOptionIn(values);
  if (option === undefined) return;
  throw new UsageError(`--${option} is for reel files.`, "Name them: gradreel render reels/");
}

/** @throws {UsageError} for an option that says what a reel in a file should say. */
export function rejectReelOptions(paths: readonly string[], values: Values, table: OptionTable): void {
  const taken = new Set([...Object.keys(batchOptions), ...Object.keys(forceOption), "json", "quiet"]);
  const option = Object.keys(table).find((name) => values[name] !== undefined && !taken.has(name));
  if (option === undefined) return;
  throw new UsageError(
    `--${option} changes nothing: ${paths.join(", ")} says what is made.`,
    "Change it there, where a check finds it as well.",
  );
}
