import { EMPTY_RECT, intersect, isEmpty, type Rect, type Size, union } from "../../math/geometry.js";
import { expand, type PixelArray, type Pixels, RunList, type Runs } from "./runs.js";

/** Palette indices of a rectangle, row by row; or, for a screen of colors, colors. */
export interface IndexedPatch {
  readonly rect: Rect;
  readonly runs: Runs;
}

/** Stands where a pixel is as it was: no index of a palette, and no color. */
export const KEPT = 0x1000000;

/** What a rectangle shows next. */
export interface Change {
  readonly rect: Rect;
  /** Its indices, `KEPT` wherever they are as they were. */
  readonly runs: Runs;
  /** How many of its pixels were given anew: no others can have changed. */
  readonly givenPixels: number;
  /** Its indices without `KEPT`, at the cost of all its pixels; to be called before the next change. */
  opaque(): Runs;
}

interface GivenPatch {
  readonly rect: Rect;
  readonly indices: Pixels;
}

interface ShownPatch extends GivenPatch {
  /** What of it lies in the box of all changes. */
  readonly part: Rect;
}

/** The palette indices, or the colors, that a player shows: what the next image is compared with. */
export class Screen {
  readonly #width: number;
  readonly #pixels: PixelArray;
  readonly #expanded = new WeakMap<Runs, Pixels>();
  #shown: Pixels | undefined;

  /** @param pixels What it keeps its pixels in: bytes for indices, longer integers for colors. */
  constructor({ width }: Size, pixels: PixelArray = Uint8Array) {
    this.#width = width;
    this.#pixels = pixels;
  }

  /**
   * Shows new indices and says what they changed: the tight box of the pixels that differ, the
   * whole picture at first, an empty box when nothing does. Costs what the patches cost, however much
   * lies between.
   *
   * @param patches Disjoint; the first time one, of the whole picture.
   */
  show(patches: readonly IndexedPatch[]): Change {
    if (!this.#shown) return this.#showFirst(patches[0] as IndexedPatch);
    const shown = this.#shown;
    const given = patches.map(({ rect, runs }) => ({ rect, indices: this.#indicesOf(runs) }));
    const rect = given.map((patch) => this.#changedIn(shown, patch)).reduce(union, EMPTY_RECT);
    const parts = given
      .map((patch) => ({ ...patch, part: intersect(patch.rect, rect) }))
      .filter(({ part }) => !isEmpty(part))
      .sort((a, b) => a.part.x - b.part.x);

    const runs = new RunList();
    for (const { top, bottom, abreast } of bands(parts)) {
      for (let row = top; row < bottom; row++) {
        for (const patch of abreast) this.#showRow(shown, patch, row, rect, runs);
      }
    }
    runs.extend(KEPT, rect.width * rect.height);
    const givenPixels = parts.reduce((sum, { part }) => sum + part.width * part.height, 0);
    return { rect, runs, givenPixels, opaque: () => this.#runsIn(shown, rect) };
  }

  /** The index, or the color, of a pixel as it is now. */
  valueAt(x: number, y: number): number | undefined {
    return this.#shown?.[y * this.#width + x];
  }

  /** What comes again and again is expanded once. */
  #indicesOf(runs: Runs): Pixels {
    const indices = this.#expanded.get(runs) ?? expand(runs, this.#pixels);
    this.#expanded.set(runs, indices);
    return indices;
  }

  /** Shows a patch's row, and adds the runs up to its end to those of the box. */
  #showRow(shown: Pixels, { rect, indices, part }: ShownPatch, row: number, box: Rect, runs: RunList): void {
    let from = (row - rect.y) * rect.width + part.x - rect.x;
    let at = row * this.#width + part.x;
    let to = (row - box.y) * box.width + part.x - box.x;
    runs.extend(KEPT, to);
    let value = KEPT;
    for (const end = to + part.width; to < end; to++, from++, at++) {
      const index = indices[from] as number;
      const next = shown[at] === index ? KEPT : index;
      shown[at] = index;
      if (next === value) continue;
      runs.extend(value, to);
      value = next;
    }
    runs.extend(value, to);
  }

  #showFirst({ rect, runs }: IndexedPatch): Change {
    this.#shown = expand(runs, this.#pixels);
    return { rect, runs, givenPixels: this.#shown.length, opaque: () => runs };
  }

  #changedIn(shown: Pixels, { rect, indices }: GivenPatch): Rect {
    let [left, right, top, bottom] = [rect.width, -1, rect.height, -1];
    for (let y = 0, from = 0; y < rect.height; y++) {
      let at = (rect.y + y) * this.#width + rect.x;
      for (let x = 0; x < rect.width; x++, from++, at++) {
        if (indices[from] === shown[at]) continue;
        if (x < left) left = x;
        if (x > right) right = x;
        if (y < top) top = y;
        bottom = y;
      }
    }
    if (bottom < 0) return EMPTY_RECT;
    return { x: rect.x + left, y: rect.y + top, width: right - left + 1, height: bottom - top + 1 };
  }

  #runsIn(shown: Pixels, rect: Rect): Runs {
    const runs = new RunList();
    for (let y = 0, to = 0; y < rect.height; y++) {
      let at = (rect.y + y) * this.#width + rect.x;
      for (let x = 0; x < rect.width; x++) runs.extend(shown[at++] as number, ++to);
    }
    return runs;
  }
}

/** The rows at which the same patches lie side by side, from the top down; rows without any are left out. */
function bands(parts: readonly ShownPatch[]): { top: number; bottom: number; abreast: readonly ShownPatch[] }[] {
  const edges = new Set(parts.flatMap(({ part }) => [part.y, part.y + part.height]));
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).flatMap((bottom, i) => {
    const top = sorted[i] as number;
    const abreast = parts.filter(({ part }) => part.y <= top && bottom <= part.y + part.height);
    return abreast.length > 0 ? [{ top, bottom, abreast }] : [];
  });
}
