import type { FiledReel } from "../reel-files/load.js";
import { inOrder, workersFor } from "./pool.js";
import type { Checked } from "./work.js";

export interface CheckOptions {
  /** A folder for pictures of the differences. */
  readonly reportFolder: string | undefined;
  /** The number of reels to check in parallel. */
  readonly jobs: number;
  readonly signal: AbortSignal;
}

/** Checks the artifacts of reels and yields results in the reels' order. */
export async function* check(
  reels: readonly FiledReel[],
  { reportFolder, jobs, signal }: CheckOptions,
): AsyncGenerator<{ readonly filed: FiledReel; readonly checked: Checked }> {
  const orders = reels.map(({ reel, plan }) => ({ kind: "check" as const, reel, plan, reportFolder }));
  let i = 0;
  for await (const checked of inOrder(orders, workersFor(orders.length, jobs, signal), signal)) {
    yield { filed: reels[i++] as FiledReel, checked: checked as Checked };
  }
}
