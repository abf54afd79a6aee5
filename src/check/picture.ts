import { wordsOf } from "../film/frame.js";
import type { FormatCard } from "../formats/card.js";
import { EMPTY_RECT, type Rect, type Size, wholeOf } from "../math/geometry.js";

/** A picture, row by row: red, green, blue and opacity of each pixel in a byte each. */
export interface Picture extends Size {
  readonly rgba: Uint8ClampedArray;
}

/** How two pictures of one size differ within a rectangle. */
export interface Difference {
  /** The number of pixels with a channel that is off by more than the tolerance. */
  readonly pixels: number;
  /** The most that a channel is off by, 0 to 255. */
  readonly largest: number;
  /** The smallest rectangle that holds those pixels. */
  readonly where: Rect;
}

/**
 * The most that a channel may be off by, of 255, unless the format says otherwise: the limit of a GIF's palette. A marker
 * that is moved by a pixel is off by 255 along its edge.
 */
export const TOLERANCE = 32;

export function toleranceOf({ tolerance = TOLERANCE }: Pick<FormatCard, "tolerance">): number {
  return tolerance;
}

/** The largest difference of a channel of two pixels, each given as a word. */
export function offBy(wordA: number, wordB: number): number {
  if (wordA === wordB) return 0;
  let most = Math.abs((wordA >>> 24) - (wordB >>> 24));
  for (let shift = 0; shift < 24; shift += 8) {
    const off = Math.abs(((wordA >>> shift) & 255) - ((wordB >>> shift) & 255));
    if (off > most) most = off;
  }
  return most;
}

/** @param within The part to compare. */
export function difference(
  a: Uint8ClampedArray,
  b: Uint8ClampedArray,
  { width, height }: Size,
  tolerance: number,
  within: Rect = wholeOf({ width, height }),
): Difference {
  const [wordsOfA, wordsOfB] = [wordsOf(a), wordsOf(b)];
  let [pixels, largest] = [0, 0];
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = within.y; y < within.y + within.height; y++) {
    for (let x = within.x, at = y * width + x; x < within.x + within.width; x++, at++) {
      const wordA = wordsOfA[at] as number;
      const wordB = wordsOfB[at] as number;
      if (wordA === wordB) continue;
      const most = offBy(wordA, wordB);
      if (most > largest) largest = most;
      if (most <= tolerance) continue;
      pixels++;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = y + 1;
    }
  }
  const where = { x: left, y: top, width: right - left, height: bottom - top };
  return { pixels, largest, where: pixels > 0 ? where : EMPTY_RECT };
}
