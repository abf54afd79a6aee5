import { UsageError } from "../errors.js";
import { type OptionTable, valued } from "./options.js";
import { numberOf, type Values } from "./values.js";

/** The options for rendering and checking reel files. */
export const batchOptions = {
  jobs: valued("Reels to render in parallel [the number of processors]", { alias: "j" }),
  shard: valued("This machine's share of the reels: 2/5 is the second of five shares that take about equally long"),
  summary: valued("A Markdown file to append a table of the results to: $GITHUB_STEP_SUMMARY"),
} satisfies OptionTable;

const MOST_JOBS = 1024;

/** @throws {UsageError} unless it is a whole number from 1. */
export function jobsOf(values: Values, processors: number): number {
  const jobs = numberOf(values, "jobs") ?? processors;
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= MOST_JOBS) return jobs;
  throw new UsageError(
    `--jobs must be a whole number from 1 to ${MOST_JOBS}, not ${jobs}.`,
    "The default is the number of processors.",
  );
}

/** The first given option that is for reel files only. */
export function batchOptionIn(values: Values): string | undefined {
  return Object.keys(batchOptions).find((name) => values[name] !== undefined);
}
