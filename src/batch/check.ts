import type { FiledReel } from "../reel-files/load.js";
import { inOrder, workersFor } from "./pool.js";
import type { Checked } from "./work.js";

export interface CheckOptions {
  /** Where pictures of what differs go, if they are wanted. */
  readonly reportFolder: string | undefined;
  /** How many reels to check side by side. */
  readonly jobs: number;
  readonly signal: AbortSignal;
}

/** Checks the artifacts of reels, and tells of each reel in their order. */
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
