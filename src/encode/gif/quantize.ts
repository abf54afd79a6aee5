import { type Color, type ColorCounts, distance } from "./color-counts.js";

/** Rounds of refinement; the error falls by under 1 % after the fourth. */
const ROUNDS = 4;
/** The share of the palette that the most frequent colors get unchanged. */
const KEPT_SHARE = 0.25;

/**
 * Chooses at most `most` colors for the colors counted. When all fit, they are all there. When
 * they do not, `pinned` and the most frequent are kept as they are, and the rest of the palette is
 * placed where it lowers the squared error most: greedily first, then by k-means.
 *
 * @returns Colors in the order of how many pixels change to them, the most frequent first: images of
 *   changes then have small indices, which take short codes.
 */
export function quantize({ colors, counts, changes }: ColorCounts, pinned: readonly Color[], most: number): Color[] {
  const byFrequency = colors.map((_, i) => i).sort((a, b) => (counts[b] as number) - (counts[a] as number));
  if (colors.length <= most) return inOrderOfUse(colors, colors, changes);

  const present = new Set(colors);
  const kept = new Set(pinned.filter((color) => present.has(color)).slice(0, most));
  const keptMost = Math.max(kept.size, Math.floor(most * KEPT_SHARE));
  for (const i of byFrequency) {
    if (kept.size >= keptMost) break;
    kept.add(colors[i] as Color);
  }

  const palette = [...kept];
  const nearest = new Nearest(colors);
  for (const color of palette) nearest.offer(color);
  while (palette.length < most) {
    const worst = nearest.worst(counts);
    palette.push(worst);
    nearest.offer(worst);
  }
  for (let round = 0; round < ROUNDS; round++) {
    moveToMeans(palette, kept.size, colors, counts, nearest);
  }
  return inOrderOfUse([...new Set(palette)], colors, changes);
}

/** For every color the nearest of those offered so far. */
class Nearest {
  readonly owners: Int16Array;
  readonly #distances: Float64Array;
  readonly #colors: readonly Color[];
  #offered = 0;

  constructor(colors: readonly Color[]) {
    this.#colors = colors;
    this.owners = new Int16Array(colors.length);
    this.#distances = new Float64Array(colors.length).fill(Infinity);
  }

  offer(candidate: Color): void {
    const owner = this.#offered++;
    for (let i = 0; i < this.#colors.length; i++) {
      const d = distance(this.#colors[i] as Color, candidate);
      if (d >= (this.#distances[i] as number)) continue;
      this.#distances[i] = d;
      this.owners[i] = owner;
    }
  }

  /** The color whose pixels are off by the most in all. */
  worst(counts: readonly number[]): Color {
    let worst = 0;
    let most = -1;
    for (let i = 0; i < this.#colors.length; i++) {
      const error = (this.#distances[i] as number) * (counts[i] as number);
      if (error <= most) continue;
      most = error;
      worst = i;
    }
    return this.#colors[worst] as Color;
  }

  restart(palette: readonly Color[]): void {
    this.#offered = 0;
    this.#distances.fill(Infinity);
    for (const color of palette) this.offer(color);
  }
}

/** Moves every palette color after the first `fixed` to the mean of the pixels nearest to it. */
function moveToMeans(
  palette: Color[],
  fixed: number,
  colors: readonly Color[],
  counts: readonly number[],
  nearest: Nearest,
): void {
  const sums = palette.map(() => ({ red: 0, green: 0, blue: 0, count: 0 }));
  colors.forEach((color, i) => {
    const sum = sums[nearest.owners[i] as number];
    const count = counts[i] as number;
    if (!sum) return;
    sum.red += (color & 0xff) * count;
    sum.green += ((color >>> 8) & 0xff) * count;
    sum.blue += ((color >>> 16) & 0xff) * count;
    sum.count += count;
  });
  for (let k = fixed; k < palette.length; k++) {
    const { red, green, blue, count } = sums[k] as (typeof sums)[number];
    if (count === 0) continue;
    palette[k] = Math.round(red / count) | (Math.round(green / count) << 8) | (Math.round(blue / count) << 16);
  }
  nearest.restart(palette);
}

function inOrderOfUse(palette: readonly Color[], colors: readonly Color[], counts: readonly number[]): Color[] {
  const nearest = new Nearest(colors);
  nearest.restart(palette);
  const uses = palette.map(() => 0);
  colors.forEach((_, i) => {
    const owner = nearest.owners[i] as number;
    uses[owner] = (uses[owner] as number) + (counts[i] as number);
  });
  return palette
    .map((color, owner) => ({ color, use: uses[owner] as number }))
    .sort((a, b) => b.use - a.use)
    .map(({ color }) => color);
}
