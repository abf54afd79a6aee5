/**
 * Palette indices as runs of equal ones. A plot has about a hundred pixels a run, so going through runs is much faster
 * than going through pixels.
 */
export interface Runs {
  /** The index of each run; neighbors may be equal. */
  readonly indices: readonly number[];
  /** The end of each run: the number of pixels up to it. */
  readonly ends: readonly number[];
}

/** Runs to which pixels are appended; neighbors have different indices. */
export class RunList implements Runs {
  readonly indices: number[] = [];
  readonly ends: number[] = [];
  #last = -1;
  #length = 0;

  /** Appends pixels of one index up to a total of `length`. */
  extend(index: number, length: number): void {
    if (length === this.#length) return;
    this.#length = length;
    if (index === this.#last) {
      this.ends[this.ends.length - 1] = length;
      return;
    }
    this.#last = index;
    this.indices.push(index);
    this.ends.push(length);
  }
}

/** The end of the run of equal colors that begins at `start`. */
export function runEnd(colors: Int32Array, start: number): number {
  const color = colors[start];
  let end = start + 1;
  while (end < colors.length && colors[end] === color) end++;
  return end;
}

/** Up to this many pixels, a loop fills faster than a call. */
const SHORT = 32;

/** One number a pixel: a byte for an index, more for a color. */
export type Pixels = Uint8Array | Int32Array;
export type PixelArray = typeof Uint8Array | typeof Int32Array;

export function expand({ indices, ends }: Runs, pixelArray: PixelArray): Pixels {
  const pixels = new pixelArray(ends.at(-1) ?? 0);
  let start = 0;
  for (let run = 0; run < ends.length; run++) {
    const end = ends[run] as number;
    const index = indices[run] as number;
    // Most runs are short, and a call costs more than filling them.
    if (end - start > SHORT) pixels.fill(index, start, end);
    else for (let i = start; i < end; i++) pixels[i] = index;
    start = end;
  }
  return pixels;
}

export function runsOf(pixels: Uint8Array): Runs {
  const runs = new RunList();
  for (let i = 0; i < pixels.length; i++) runs.extend(pixels[i] as number, i + 1);
  return runs;
}
