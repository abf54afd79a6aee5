import { type FormatName, writerOf } from "../formats/formats.js";
import type { DrawnReel } from "./composition.js";

/** Reductions that make a file smaller. */
export interface Reduction {
  /** The most colors in its palette. */
  readonly colors: number;
  /** Only every n-th frame is shown, n times as long. */
  readonly every: number;
  /** Its sides, as a share of those asked for. */
  readonly scale: number;
}

/** Below 32, lines lose their antialiasing. */
const COLORS = [128, 64, 32];
const EVERY = [2, 3, 4, 5];
const SCALES = [0.75, 0.5, 0.375, 0.25];
/** Fewer pictures a second do not look like movement. */
const LEAST_FPS = 10;
/** On fewer pixels nothing can be read. */
const SHORTEST_SIDE_PX = 100;

/**
 * Ways to make an output smaller, the least visible first: fewer colors, then fewer frames, then fewer pixels. Each
 * gives up everything that the one before it does.
 */
export function reductionsFor(format: FormatName, reel: DrawnReel): Reduction[] {
  const { givesUp } = writerOf(format, reel.encoder);
  const shortest = Math.min(reel.width, reel.height);
  const colors = COLORS.filter((count) => givesUp.includes("colors") && count < reel.colors);
  const isFluent = (n: number) => n < reel.frames && reel.fps / n >= LEAST_FPS;
  const every = EVERY.filter((n) => givesUp.includes("frames") && isFluent(n));
  const scales = SCALES.filter((scale) => givesUp.includes("pixels") && shortest * scale >= SHORTEST_SIDE_PX);
  const reductions: Reduction[] = [unreduced(reel)];
  const add = (more: Partial<Reduction>) => reductions.push({ ...(reductions.at(-1) as Reduction), ...more });
  for (const count of colors) add({ colors: count });
  for (const n of every) add({ every: n });
  for (const scale of scales) add({ scale });
  return reductions.slice(1);
}

/** Nothing given up. */
export function unreduced({ colors }: Pick<DrawnReel, "colors">): Reduction {
  return { colors, every: 1, scale: 1 };
}

/** Reductions in words. */
export function tradesOf({ colors, width, height }: DrawnReel, reduction: Reduction): string[] {
  return [
    ...(reduction.colors < colors ? [`${reduction.colors} colors`] : []),
    ...(reduction.every > 1 ? [`every ${ordinal(reduction.every)} frame`] : []),
    ...(reduction.scale < 1 ? [`${width}×${height}`] : []),
  ];
}

function ordinal(n: number): string {
  return n === 2 ? "2nd" : n === 3 ? "3rd" : `${n}th`;
}
