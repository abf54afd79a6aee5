import type { Film, Patch } from "../../film/frame.js";
import { type Color, type ColorCounts, colorOf, distance, surveyOf } from "./color-counts.js";
import { quantize } from "./quantize.js";
import type { Runs } from "./runs.js";
import type { IndexedPatch } from "./screen.js";

/** Thresholds of ordered dithering: an 8×8 Bayer matrix, 0 to 63. */
const BAYER = bayer(8);
/** Greatest change of a channel by dithering: about the distance of neighbors in a palette. */
const DITHER_REACH = 24;

/** The palette for a film: all its colors if there are at most `most`, else the best choice of them. */
export async function paletteFor(film: Film, most: number, dither: boolean): Promise<Palette> {
  return new Palette(await surveyOf(film), film.flatColors, most, dither);
}

/** Palette colors, and the mapping of pixels to them. */
export class Palette {
  readonly colors: readonly Color[];
  /** True if every counted color is in the palette. */
  readonly exact: boolean;
  readonly #counts: ColorCounts;
  readonly #nearest: Uint8Array;
  readonly #isDithered: boolean;
  /** Results by patch: pixels that change back and forth give the same patch objects. */
  readonly #mapped = new WeakMap<Patch, IndexedPatch>();
  /** Dithering patterns by place of a color in the counts, filled on demand. */
  readonly #ditherCells: Uint8Array[] = [];

  /**
   * @param counts All colors of later pixels.
   * @param flatColors Colors to keep longest, as `#rrggbb`.
   * @param most The most colors.
   * @param dither True to mix neighboring colors in a fixed pattern where a color is missing. The pattern depends only
   *   on the place, so pixels that do not change between frames keep their indices.
   */
  constructor(counts: ColorCounts, flatColors: readonly string[], most: number, dither: boolean) {
    const { palette, indices } = quantize(counts, flatColors.map(colorOf), most);
    this.colors = palette;
    this.#counts = counts;
    this.#nearest = indices;
    this.exact = counts.colors.every((color, place) => palette[indices[place] as number] === color);
    this.#isDithered = dither && !this.exact;
  }

  /** The palette indices of a patch's pixels. */
  map(patch: Patch): IndexedPatch {
    const mapped = this.#mapped.get(patch) ?? { rect: patch.rect, runs: this.#runsOf(patch) };
    this.#mapped.set(patch, mapped);
    return mapped;
  }

  #runsOf(patch: Patch): Runs {
    const { rect } = patch;
    const places = this.#counts.placesIn(patch);
    if (!this.#isDithered) {
      return { indices: places.indices.map((place) => this.#nearest[place] as number), ends: places.ends };
    }
    const runs = { indices: [] as number[], ends: [] as number[] };
    for (let run = 0, start = 0; run < places.ends.length; run++) {
      const [place, end] = [places.indices[run] as number, places.ends[run] as number];
      const color = this.#counts.colors[place] as Color;
      const index = this.#nearest[place] as number;
      if (this.colors[index] === color) {
        runs.indices.push(index);
        runs.ends.push(end);
        start = end;
        continue;
      }
      const cells = this.#ditherCells[place] ?? ditherCells(this.colors, color);
      this.#ditherCells[place] = cells;
      for (; start < end; start++) {
        const column = rect.x + (start % rect.width);
        const row = rect.y + Math.floor(start / rect.width);
        runs.indices.push(cells[8 * (row & 7) + (column & 7)] as number);
        runs.ends.push(start + 1);
      }
    }
    return runs;
  }
}

/** The palette index of a color at each place of the pattern. */
function ditherCells(palette: readonly Color[], color: Color): Uint8Array {
  return Uint8Array.from(BAYER, (threshold) => {
    const push = ((threshold + 0.5) / 64 - 0.5) * 2 * DITHER_REACH;
    const [red = 0, green = 0, blue = 0] = [0, 8, 16].map((shift) => clampByte(((color >>> shift) & 0xff) + push));
    return nearestIndex(palette, red | (green << 8) | (blue << 16));
  });
}

function clampByte(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)));
}

function nearestIndex(palette: readonly Color[], color: Color): number {
  let nearest = 0;
  let least = Infinity;
  for (let i = 0; i < palette.length && least > 0; i++) {
    const d = distance(palette[i] as Color, color);
    if (d >= least) continue;
    least = d;
    nearest = i;
  }
  return nearest;
}

/** The Bayer matrix of a power of two, row by row. */
function bayer(side: number): number[] {
  if (side === 1) return [0];
  const half = side / 2;
  const quarter = bayer(half);
  return Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [i % side, Math.floor(i / side)];
    const offset = [0, 2, 3, 1][2 * Math.floor(y / half) + Math.floor(x / half)] as number;
    return 4 * (quarter[half * (y % half) + (x % half)] as number) + offset;
  });
}
