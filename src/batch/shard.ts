import { extentOf } from "../film/clock.js";
import type { Price } from "../formats/card.js";
import { writerOf } from "../formats/formats.js";
import type { Plan } from "../plan/plan.js";
import type { Output } from "../reel/outputs.js";
import type { Reel } from "../reel/reel.js";
import { type LoadedReels, loadReels } from "../reel-files/load.js";

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

/**
 * Milliseconds, fitted to 240 renders on a machine of two cores: six reels, eight formats, three sizes, 20 and 100 frames.
 * Only ratios matter; nine in ten of those renders took from half to twice the estimate.
 */
const A_REEL = 12;
/** Contours of a function of two variables. */
const A_PLANE = 21;
const A_STEP = 0.002;

/** An estimate of the milliseconds that a reel takes, for comparing reels before they are rendered. */
export function costOf({ reel, objective, outputs }: Plan): number {
  const { steps } = extentOf(reel);
  const isPlane = objective.variables.length === 2;
  const making = A_REEL + (isPlane ? A_PLANE : 0) + A_STEP * steps * runsOf(reel);
  return outputs.reduce((sum, output) => sum + costIn(output, reel), making);
}

function costIn({ format }: Output, reel: Reel): number {
  const { once, frame, run } = writerOf(format, reel.encoder).cost;
  const megapixels = (reel.width * reel.height) / 1e6;
  const priceOf = ([base, perMegapixel]: Price) => base + perMegapixel * megapixels;
  return priceOf(once) + extentOf(reel).frames * (priceOf(frame) + run * runsOf(reel));
}

/** Recorded runs are read later: they count as one. */
function runsOf({ optimizers }: Reel): number {
  return Math.max(1, optimizers.length);
}
