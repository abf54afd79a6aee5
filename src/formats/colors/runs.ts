import { wordsOf } from "../../film/frame.js";

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

/** Pixels as runs of equal colors. @param numberOf The number that stands for a color, 0xBBGGRR. */
export function colorRuns(pixels: Uint8ClampedArray, numberOf: (color: number) => number): Runs {
  const runs = { indices: [] as number[], ends: [] as number[] };
  const words = wordsOf(pixels);
  for (let start = 0, end = 0; start < words.length; start = end) {
    const word = words[start] as number;
    end = start + 1;
    while (end < words.length && words[end] === word) end++;
    runs.indices.push(numberOf(word & 0xffffff));
    runs.ends.push(end);
  }
  return runs;
}
