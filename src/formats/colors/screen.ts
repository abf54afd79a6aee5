import { EMPTY_RECT, intersect, isEmpty, type Rect, type Size, union } from "../../math/geometry.js";
import { RunList, type Runs } from "./runs.js";

/** Palette indices of a rectangle, row by row; colors for a screen of colors. */
export interface IndexedPatch {
  readonly rect: Rect;
  readonly runs: Runs;
}

/** Marks an unchanged pixel; not a valid index or color. */
export const KEPT = 0x1000000;

/** Up to this many pixels, a loop fills faster than a call. */
const SHORT = 32;

/** One number a pixel: a byte for an index, more for a color. */
type Pixels = Uint8Array | Int32Array;
type PixelArray = typeof Uint8Array | typeof Int32Array;

/** The new pixels of a rectangle. */
export interface Change {
  readonly rect: Rect;
  /** Its indices, `KEPT` where unchanged. */
  readonly runs: Runs;
  /** Number of its pixels that the patches gave; no others can have changed. */
  readonly givenPixels: number;
  /** Its indices without `KEPT`, computed from all its pixels; valid only before the next change. */
  opaque(): Runs;
}

/** Beyond this, repeating unchanged pixels costs more than it could save. */
const MOST_SPREAD = 4;

/** True if the opaque form of a change is worth a try: it covers at most four times the given pixels. */
export function isDense(rect: Rect, givenPixels: number): boolean {
  return rect.width * rect.height <= MOST_SPREAD * givenPixels;
}

interface GivenPatch {
  readonly rect: Rect;
  readonly indices: Pixels;
}

interface ShownPatch extends GivenPatch {
  /** Its part inside the box of all changes. */
  readonly part: Rect;
}

/** The palette indices or colors that a player currently shows, for comparison with the next image. */
export class Screen {
  readonly #width: number;
  readonly #pixels: PixelArray;
  readonly #expanded = new WeakMap<Runs, Pixels>();
  #shown: Pixels | undefined;

  /** @param pixels Array type of the pixels: bytes for indices, longer integers for colors. */
  constructor({ width }: Size, pixels: PixelArray = Uint8Array) {
    this.#width = width;
    this.#pixels = pixels;
  }

  /**
   * Shows new indices and returns the change: the tight box of the pixels that differ, the whole picture at first, an
   * empty box if none do. The cost depends on the patches, not on the area between them.
   *
   * @param patches Disjoint; the first time one patch of the whole picture.
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

  /** The index, or the color, that a pixel shows now. */
  valueAt(x: number, y: number): number | undefined {
    return this.#shown?.[y * this.#width + x];
  }

  /** The indices of runs, expanded once even if the runs recur. */
  #indicesOf(runs: Runs): Pixels {
    const indices = this.#expanded.get(runs) ?? expand(runs, this.#pixels);
    this.#expanded.set(runs, indices);
    return indices;
  }

  /** Shows a row of a patch, and extends the box's runs to the row's end. */
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

function expand({ indices, ends }: Runs, pixelArray: PixelArray): Pixels {
  const pixels = new pixelArray(ends.at(-1) ?? 0);
  let start = 0;
  for (let run = 0; run < ends.length; run++) {
    const end = ends[run] as number;
    const index = indices[run] as number;
    if (end - start > SHORT) pixels.fill(index, start, end);
    else for (let i = start; i < end; i++) pixels[i] = index;
    start = end;
  }
  return pixels;
}

/** Groups of rows with the same patches side by side, from the top down, without empty rows. */
function bands(parts: readonly ShownPatch[]): { top: number; bottom: number; abreast: readonly ShownPatch[] }[] {
  const edges = new Set(parts.flatMap(({ part }) => [part.y, part.y + part.height]));
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).flatMap((bottom, i) => {
    const top = sorted[i] as number;
    const abreast = parts.filter(({ part }) => part.y <= top && bottom <= part.y + part.height);
    return abreast.length > 0 ? [{ top, bottom, abreast }] : [];
  });
}
