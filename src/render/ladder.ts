import { type FormatName, writerOf } from "../formats/formats.js";
import type { DrawnReel } from "./composition.js";

/** What an output gives up to have fewer bytes. */
export interface Rung {
  /** The most colors in its palette. */
  readonly colors: number;
  /** It shows every so many frames alone, for as long as they all took. */
  readonly every: number;
  /** Its sides, as a share of those asked for. */
  readonly scale: number;
}

/** Below 32, the antialiasing of lines goes. */
const COLORS = [128, 64, 32];
const EVERY = [2, 3, 4, 5];
const SCALES = [0.75, 0.5, 0.375, 0.25];
/** Fewer pictures a second are no movement anymore. */
const LEAST_FPS = 10;
/** And on fewer pixels nothing can be read. */
const SHORTEST_SIDE_PX = 100;

/**
 * The ways to make an output smaller, from what is missed least to what is missed most: fewer colors, then fewer
 * frames, then fewer pixels. Each keeps what the ones before it gave up.
 */
export function ladderFor(format: FormatName, reel: DrawnReel): Rung[] {
  const { givesUp } = writerOf(format, reel.encoder);
  const shortest = Math.min(reel.width, reel.height);
  const colors = COLORS.filter((count) => givesUp.includes("colors") && count < reel.colors);
  const isFluent = (n: number) => n < reel.frames && reel.fps / n >= LEAST_FPS;
  const every = EVERY.filter((n) => givesUp.includes("frames") && isFluent(n));
  const scales = SCALES.filter((scale) => givesUp.includes("pixels") && shortest * scale >= SHORTEST_SIDE_PX);
  const rungs: Rung[] = [asAskedFor(reel)];
  const climb = (step: Partial<Rung>) => rungs.push({ ...(rungs.at(-1) as Rung), ...step });
  for (const count of colors) climb({ colors: count });
  for (const n of every) climb({ every: n });
  for (const scale of scales) climb({ scale });
  return rungs.slice(1);
}

/** Nothing given up. */
export function asAskedFor({ colors }: Pick<DrawnReel, "colors">): Rung {
  return { colors, every: 1, scale: 1 };
}

/** What an output gave up, in words. */
export function tradesOf({ colors, width, height }: DrawnReel, rung: Rung): string[] {
  return [
    ...(rung.colors < colors ? [`${rung.colors} colors`] : []),
    ...(rung.every > 1 ? [`every ${ordinal(rung.every)} frame`] : []),
    ...(rung.scale < 1 ? [`${width}×${height}`] : []),
  ];
}

function ordinal(n: number): string {
  return n === 2 ? "2nd" : n === 3 ? "3rd" : `${n}th`;
}
