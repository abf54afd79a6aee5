import type { Shard } from "../batch/shard.js";
import { UsageError } from "../errors.js";
import { type Option, valued } from "./command.js";
import { numberOf, type Values } from "./values.js";

export const batchOptions: Readonly<Record<"jobs" | "shard" | "summary", Option>> = {
  jobs: valued("Reels to render in parallel [the number of processors]", { alias: "j" }),
  shard: valued("This machine's share of the reels: 2/5 is the second of five shares that take about equally long"),
  summary: valued("A Markdown file to append a table of the results to: $GITHUB_STEP_SUMMARY"),
};

const MOST_JOBS = 1024;
const MOST_SHARDS = 10_000;

/** @throws {UsageError} unless it is a whole number from 1. */
export function jobsOf(values: Values, processors: number): number {
  const jobs = numberOf(values, "jobs") ?? processors;
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= MOST_JOBS) return jobs;
  throw new UsageError(
    `--jobs must be a whole number from 1 to ${MOST_JOBS}, not ${jobs}.`,
    "The default is the number of processors.",
  );
}

/** The share that the text of `--shard` asks for. @throws {UsageError} unless it is a number of a count: `2/5`. */
export function shardOf(text: string | undefined): Shard | undefined {
  if (text === undefined) return undefined;
  const [, index = 0, count = 0] = (text.match(/^(\d+)\/(\d+)$/) ?? []).map(Number);
  if (index >= 1 && index <= count && count <= MOST_SHARDS) return { index, count };
  throw new UsageError(
    `--shard must be a number of a count, such as 2/5, not "${text}".`,
    "The first is 1: five machines take 1/5, 2/5, 3/5, 4/5 and 5/5.",
  );
}
