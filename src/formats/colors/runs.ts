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

/** The end of the run of equal colors that begins at `start`. A function of its own is compiled sooner. */
export function runEnd(words: Int32Array, start: number): number {
  const word = words[start];
  let end = start + 1;
  while (end < words.length && words[end] === word) end++;
  return end;
}
