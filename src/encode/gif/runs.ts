/**
 * Palette indices as runs of equal ones. A plotted picture has a hundred pixels a run: what goes
 * through runs is done long before what goes through pixels.
 */
export interface Runs {
  /** The index of each run; neighbors may have the same. */
  readonly indices: readonly number[];
  /** Where each run ends: how many pixels there are up to there. */
  readonly ends: readonly number[];
}

/** Where the run of equal colors that begins at `start` ends. */
export function runEnd(colors: Int32Array, start: number): number {
  const color = colors[start];
  let end = start + 1;
  while (end < colors.length && colors[end] === color) end++;
  return end;
}

export function expand({ indices, ends }: Runs): Uint8Array {
  const pixels = new Uint8Array(ends.at(-1) ?? 0);
  let start = 0;
  for (let run = 0; run < ends.length; run++) {
    const end = ends[run] as number;
    pixels.fill(indices[run] as number, start, end);
    start = end;
  }
  return pixels;
}

export function runsOf(pixels: Uint8Array): Runs {
  const indices: number[] = [];
  const ends: number[] = [];
  for (let i = 0; i < pixels.length; i++) {
    if (pixels[i] === pixels[i + 1]) continue;
    indices.push(pixels[i] as number);
    ends.push(i + 1);
  }
  return { indices, ends };
}
