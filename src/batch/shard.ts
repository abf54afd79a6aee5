import { type LoadedReels, loadReels } from "../reel-files/load.js";
import { costOf } from "./cost.js";

/** One of several machines that share the work, from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** This machine's share of the reels of files; all of them without a shard. */
export async function loadShare(
  paths: readonly string[],
  shard: Shard | undefined,
  signal: AbortSignal,
): Promise<LoadedReels> {
  const { reels, mistakes } = await loadReels(paths, signal);
  return { reels: shard ? shareOf(reels, ({ plan }) => costOf(plan), shard) : reels, mistakes };
}

/**
 * A machine's share of the work: the costliest items first, each to the machine with the least so far (Graham's LPT
 * rule), so that the longest share is at most 4/3 of the best possible. Every machine computes the same shares.
 *
 * @returns The items of this share, in the order they were given.
 * @see Graham 1969, Bounds on multiprocessing timing anomalies, https://doi.org/10.1137/0117039
 */
export function shareOf<Item>(items: readonly Item[], costOf: (item: Item) => number, { index, count }: Shard): Item[] {
  const loads = new Array<number>(count).fill(0);
  const costs = items.map(costOf);
  const owners = new Map<number, number>();
  const costliestFirst = items.map((_, i) => i).sort((a, b) => (costs[b] as number) - (costs[a] as number) || a - b);
  for (const i of costliestFirst) {
    const least = loads.indexOf(Math.min(...loads));
    loads[least] = (loads[least] as number) + (costs[i] as number);
    owners.set(i, least);
  }
  return items.filter((_, i) => owners.get(i) === index - 1);
}
