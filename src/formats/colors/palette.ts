import type { Film, Patch } from "../../film/frame.js";
import type { Rect } from "../../math/geometry.js";
import { type Color, type ColorCounts, colorOf, distance } from "./color-counts.js";
import { type Quantized, quantize } from "./quantize.js";
import type { IndexedPatch } from "./screen.js";
import { surveyOf } from "./survey.js";

/** Thresholds of ordered dithering: an 8×8 Bayer matrix, 0 to 63. */
const BAYER = bayer(8);
/** Greatest change of a channel by dithering: about the distance of neighbors in a palette. */
const DITHER_REACH = 24;

/** The palette for a film: all its colors if there are at most `most`, else the best choice of them. */
export async function paletteFor(film: Film, most: number, dither: boolean): Promise<Palette> {
  const counts = await surveyOf(film);
  return new Palette(quantize(counts, film.flatColors.map(colorOf), most), counts, dither);
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
   * @param dither True to mix neighboring colors in a fixed pattern where a color is missing. The pattern depends only
   *   on the place, so pixels that do not change between frames keep their indices.
   */
  constructor({ palette, indices }: Quantized, counts: ColorCounts, dither: boolean) {
    this.colors = palette;
    this.#counts = counts;
    this.#nearest = indices;
    this.exact = counts.colors.every((color, place) => palette[indices[place] as number] === color);
    this.#isDithered = dither && !this.exact;
  }

  /** The palette indices of a patch's pixels. */
  map(patch: Patch): IndexedPatch {
    const known = this.#mapped.get(patch);
    if (known) return known;
    const mapped = this.#newlyMapped(patch);
    this.#mapped.set(patch, mapped);
    return mapped;
  }

  #newlyMapped(patch: Patch): IndexedPatch {
    const { rect } = patch;
    const places = this.#counts.placesIn(patch);
    if (!this.#isDithered) {
      return {
        rect,
        runs: { indices: places.indices.map((place) => this.#nearest[place] as number), ends: places.ends },
      };
    }
    const runs = { indices: [] as number[], ends: [] as number[] };
    for (let run = 0, start = 0; run < places.ends.length; run++) {
      const [place, end] = [places.indices[run] as number, places.ends[run] as number];
      const color = this.#counts.colors[place] as Color;
      const index = this.#nearest[place] as number;
      if (this.colors[index] !== color) {
        this.#dither(runs, start, end, color, rect);
      } else {
        runs.indices.push(index);
        runs.ends.push(end);
      }
      start = end;
    }
    return { rect, runs };
  }

  #dither(runs: { indices: number[]; ends: number[] }, start: number, end: number, color: Color, rect: Rect): void {
    const cells = this.#cellsOf(color);
    for (let i = start; i < end; i++) {
      const column = rect.x + (i % rect.width);
      const row = rect.y + Math.floor(i / rect.width);
      runs.indices.push(cells[8 * (row & 7) + (column & 7)] as number);
      runs.ends.push(i + 1);
    }
  }

  #cellsOf(color: Color): Uint8Array {
    const place = this.#counts.placeOf(color);
    const known = this.#ditherCells[place];
    if (known) return known;
    const cells = ditherCells(this.colors, color);
    this.#ditherCells[place] = cells;
    return cells;
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
