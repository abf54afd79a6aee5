import type { FiledReel } from "../reel-files/load.js";
import { emptyFolderRemover } from "./places.js";
import { inOrder, workersFor } from "./pool.js";
import { type Current, currentArtifacts } from "./up-to-date.js";
import type { Checked, Result } from "./work.js";

interface BatchOptions {
  /** The number of reels to work on in parallel. */
  readonly jobs: number;
  readonly signal: AbortSignal;
}

/** The result of rendering a reel of a file. */
export type Built = { readonly filed: FiledReel } & (
  | Result
  | { readonly state: "up to date"; readonly artifacts: readonly Current[] }
);

/**
 * Renders reels and yields results in their order. It goes on after one that fails.
 *
 * @param options.isForced True to render reels that are up to date, too.
 */
export async function* build(
  reels: readonly FiledReel[],
  { isForced, jobs, signal }: BatchOptions & { readonly isForced: boolean },
): AsyncGenerator<Built> {
  const current = reels.map(({ plan }) => (isForced ? undefined : currentArtifacts(plan)));
  const orders = reels.filter((_, i) => !current[i]).map(({ reel, plan }) => ({ kind: "make" as const, reel, plan }));
  const removeEmptyFolders = emptyFolderRemover(orders.map(({ reel }) => reel));
  const answers = inOrder(orders, workersFor(orders.length, jobs, signal), signal);
  try {
    for (const [i, filed] of reels.entries()) {
      const artifacts = current[i];
      if (artifacts) yield { filed, state: "up to date", artifacts };
      else yield { filed, ...((await answers.next()).value as Result) };
    }
  } finally {
    await answers.return(undefined);
    removeEmptyFolders();
  }
}

/**
 * Checks the artifacts of reels and yields results in the reels' order.
 *
 * @param options.reportFolder A folder for pictures of the differences.
 */
export async function* check(
  reels: readonly FiledReel[],
  { reportFolder, jobs, signal }: BatchOptions & { readonly reportFolder: string | undefined },
): AsyncGenerator<{ readonly filed: FiledReel; readonly checked: Checked }> {
  const orders = reels.map(({ reel, plan }) => ({ kind: "check" as const, reel, plan, reportFolder }));
  let i = 0;
  for await (const checked of inOrder(orders, workersFor(orders.length, jobs, signal), signal))
    yield { filed: reels[i++] as FiledReel, checked: checked as Checked };
}
