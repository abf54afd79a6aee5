import type { FiledReel } from "../reel-files/load.js";
import { emptyFolderRemover } from "./places.js";
import { inOrder, workersFor } from "./pool.js";
import type { Outcome } from "./task.js";
import { type Current, currentArtifacts } from "./up-to-date.js";

/** The result of rendering a reel of a file. */
export type Built = { readonly filed: FiledReel } & (
  | Outcome
  | { readonly state: "up to date"; readonly artifacts: readonly Current[] }
);

export interface BuildOptions {
  /** True to render reels that are up to date, too. */
  readonly isForced: boolean;
  /** The number of reels to render in parallel. */
  readonly jobs: number;
  readonly signal: AbortSignal;
}

/** Renders reels and yields results in their order. It goes on after one that fails. */
export async function* build(
  reels: readonly FiledReel[],
  { isForced, jobs, signal }: BuildOptions,
): AsyncGenerator<Built> {
  const current = reels.map(({ plan }) => (isForced ? undefined : currentArtifacts(plan)));
  const orders = reels.filter((_, i) => !current[i]).map(({ reel, plan }) => ({ kind: "make" as const, reel, plan }));
  const removeEmptyFolders = emptyFolderRemover(orders.map(({ reel }) => reel));
  const answers = inOrder(orders, workersFor(orders.length, jobs, signal), signal);
  try {
    for (const [i, filed] of reels.entries()) {
      const artifacts = current[i];
      if (artifacts) yield { filed, state: "up to date", artifacts };
      else yield { filed, ...((await answers.next()).value as Outcome) };
    }
  } finally {
    await answers.return(undefined);
    removeEmptyFolders();
  }
}
