import type { Color, ColorCounts } from "./color-counts.js";

/** Rounds of refinement; more lower the error by under 1 %. */
const ROUNDS = 2;
/** The share of the palette that goes to the most frequent colors unchanged. */
const KEPT_SHARE = 0.25;

/** Palette colors, and for the place of every color counted the index of the nearest of them. */
export interface Quantized {
  readonly palette: readonly Color[];
  readonly indices: Uint8Array;
}

/**
 * Chooses at most `most` colors for the colors counted. When all fit, they are all there. When
 * they do not, `pinned` and the most frequent are kept as they are, and the rest of the palette is
 * placed where it lowers the squared error most: greedily first, then by k-means.
 *
 * @returns The palette in the order of how many pixels change to a color, the most frequent first:
 *   images of changes then have small indices, which take short codes.
 */
export function quantize(counted: ColorCounts, pinned: readonly Color[], most: number): Quantized {
  const nearest = new Nearest(counted);
  const palette = counted.colors.length <= most ? [...counted.colors] : keptColors(counted, pinned, most);
  const kept = palette.length;
  for (const color of palette) nearest.offer(color);
  if (counted.colors.length > most) {
    while (palette.length < most) {
      palette.push(nearest.worst);
      nearest.offer(nearest.worst);
    }
    for (let round = 0; round < ROUNDS; round++) {
      moveToMeans(palette, kept, counted, nearest.owners);
      nearest.restart(palette);
    }
  }
  return inOrderOfUse(palette, nearest.owners, counted.changes);
}

function keptColors({ colors, counts }: ColorCounts, pinned: readonly Color[], most: number): Color[] {
  const present = new Set(colors);
  const kept = new Set(pinned.filter((color) => present.has(color)).slice(0, most));
  const keptMost = Math.max(kept.size, Math.floor(most * KEPT_SHARE));
  const byFrequency = colors.map((_, i) => i).sort((a, b) => (counts[b] as number) - (counts[a] as number));
  for (const i of byFrequency) {
    if (kept.size >= keptMost) break;
    kept.add(colors[i] as Color);
  }
  return [...kept];
}

/** For every color the nearest of those offered so far. */
class Nearest {
  /** By place: the number of the offer that is nearest. */
  readonly owners: Uint8Array;
  /** The color whose pixels are off by the most in all. */
  worst: Color = 0;
  readonly #colors: readonly Color[];
  readonly #counts: Float64Array;
  readonly #distances: Float64Array;
  readonly #red: Float64Array;
  readonly #green: Float64Array;
  readonly #blue: Float64Array;
  #offered = 0;

  constructor({ colors, counts }: ColorCounts) {
    this.#colors = colors;
    this.#counts = Float64Array.from(counts);
    this.owners = new Uint8Array(colors.length);
    this.#distances = new Float64Array(colors.length).fill(Infinity);
    this.#red = Float64Array.from(colors, (color) => color & 0xff);
    this.#green = Float64Array.from(colors, (color) => (color >>> 8) & 0xff);
    this.#blue = Float64Array.from(colors, (color) => color >>> 16);
  }

  offer(candidate: Color): void {
    const owner = this.#offered++;
    const [distances, owners, counts] = [this.#distances, this.owners, this.#counts];
    const [reds, greens, blues] = [this.#red, this.#green, this.#blue];
    const [red, green, blue] = [candidate & 0xff, (candidate >>> 8) & 0xff, candidate >>> 16];
    let worst = 0;
    let largestError = -1;
    for (let i = 0; i < distances.length; i++) {
      const r = (reds[i] as number) - red;
      const g = (greens[i] as number) - green;
      const b = (blues[i] as number) - blue;
      const distance = r * r + g * g + b * b;
      if (distance < (distances[i] as number)) {
        distances[i] = distance;
        owners[i] = owner;
      }
      const error = (distances[i] as number) * (counts[i] as number);
      if (error > largestError) {
        largestError = error;
        worst = i;
      }
    }
    this.worst = this.#colors[worst] as Color;
  }

  restart(palette: readonly Color[]): void {
    this.#offered = 0;
    this.#distances.fill(Infinity);
    for (const color of palette) this.offer(color);
  }
}

/** Moves every palette color after the first `fixed` to the mean of the pixels it stands for. */
function moveToMeans(palette: Color[], fixed: number, { colors, counts }: ColorCounts, owners: Uint8Array): void {
  const sums = new Float64Array(4 * palette.length);
  for (let i = 0; i < colors.length; i++) {
    const color = colors[i] as Color;
    const count = counts[i] as number;
    const at = 4 * (owners[i] as number);
    sums[at] = (sums[at] as number) + (color & 0xff) * count;
    sums[at + 1] = (sums[at + 1] as number) + ((color >>> 8) & 0xff) * count;
    sums[at + 2] = (sums[at + 2] as number) + (color >>> 16) * count;
    sums[at + 3] = (sums[at + 3] as number) + count;
  }
  for (let k = fixed; k < palette.length; k++) {
    const [red = 0, green = 0, blue = 0, count = 0] = sums.subarray(4 * k, 4 * k + 4);
    if (count > 0) palette[k] = Math.round(red / count) | (Math.round(green / count) << 8) | (Math.round(blue / count) << 16);
  }
}

function inOrderOfUse(palette: readonly Color[], owners: Uint8Array, uses: readonly number[]): Quantized {
  const used = palette.map(() => 0);
  owners.forEach((owner, place) => {
    used[owner] = (used[owner] as number) + (uses[place] as number);
  });
  const order = palette.map((_, k) => k).sort((a, b) => (used[b] as number) - (used[a] as number));
  const rank = new Uint8Array(palette.length);
  order.forEach((k, index) => {
    rank[k] = index;
  });
  return {
    palette: order.map((k) => palette[k] as Color),
    indices: owners.map((owner) => rank[owner] as number),
  };
}
