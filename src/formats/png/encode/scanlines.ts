import { type Size, wholeOf } from "../../../math/geometry.js";
import type { IndexedPatch } from "../../colors/screen.js";
import type { Coloring } from "./coloring.js";

const FILTER_UP = 2;
/** Up to this many bytes, a loop fills faster than a call. */
const SHORT = 32;

/** The form in which rows are compressed: their bytes, or differences to the row above. */
export type Filter = "none" | "up";

/** A PNG's picture before compression: each row follows the number of its filter, 0 for none. */
export class Scanlines {
  readonly #bytes: Buffer;
  readonly #rowBytes: number;
  readonly #coloring: Coloring;

  constructor({ width, height }: Size, coloring: Coloring) {
    this.#coloring = coloring;
    this.#rowBytes = 1 + coloring.bytesPerPixel * width;
    this.#bytes = Buffer.alloc(this.#rowBytes * height);
  }

  put({ rect, runs: { indices, ends } }: IndexedPatch): void {
    const { bytesPerPixel } = this.#coloring;
    let start = 0;
    let row = 0;
    let column = 0;
    for (let run = 0; run < ends.length; run++) {
      const end = ends[run] as number;
      const pixel = this.#coloring.bytesOf(indices[run] as number);
      for (let rest = end - start; rest > 0; ) {
        const count = Math.min(rest, rect.width - column);
        const at = (rect.y + row) * this.#rowBytes + 1 + (rect.x + column) * bytesPerPixel;
        this.#fill(at, at + count * bytesPerPixel, pixel);
        rest -= count;
        column += count;
        if (column < rect.width) continue;
        column = 0;
        row++;
      }
      start = end;
    }
  }

  /** The bytes to compress. Without a filter they share the scanlines' memory. */
  filteredBytes(filter: Filter): Buffer {
    return filter === "none" ? this.#bytes : this.#differences();
  }

  #differences(): Buffer {
    const filtered = Buffer.alloc(this.#bytes.length);
    const rowBytes = this.#rowBytes;
    let above = wholeWords(rowBytes);
    let here = wholeWords(rowBytes);
    for (let at = 0; at < filtered.length; at += rowBytes) {
      this.#bytes.copy(here.bytes, 0, at, at + rowBytes);
      subtract(here.words, above.words, filtered, at);
      filtered[at] = FILTER_UP;
      [above, here] = [here, above];
    }
    return filtered;
  }

  #fill(from: number, to: number, pixel: number): void {
    const bytes = this.#bytes;
    const { bytesPerPixel } = this.#coloring;
    const lowest = pixel & 0xff;
    if (to - from > SHORT && isOneByte(pixel, bytesPerPixel)) {
      bytes.fill(lowest, from, to);
      return;
    }
    for (let i = from; i < to; ) {
      for (let rest = pixel, k = 0; k < bytesPerPixel; k++, rest >>>= 8) bytes[i++] = rest;
    }
  }
}

/** Returns true if all bytes of a pixel are equal. */
function isOneByte(pixel: number, bytesPerPixel: number): boolean {
  const lowest = pixel & 0xff;
  for (let rest = pixel >>> 8, k = 1; k < bytesPerPixel; k++, rest >>>= 8) {
    if ((rest & 0xff) !== lowest) return false;
  }
  return true;
}

/** A buffer readable as bytes and as words, with at most three extra bytes. */
function wholeWords(length: number): { bytes: Uint8Array; words: Int32Array } {
  const words = new Int32Array(Math.ceil(length / 4));
  return { words, bytes: new Uint8Array(words.buffer) };
}

/** Writes the differences of two rows' bytes, except those that are 0. */
function subtract(from: Int32Array, row: Int32Array, to: Uint8Array, at: number): void {
  for (let i = 0; i < from.length; i++) {
    let a = from[i] as number;
    let b = row[i] as number;
    if (a === b) continue;
    for (let k = at + 4 * i; a !== b; k++, a >>>= 8, b >>>= 8) to[k] = a - b;
  }
}

/** The scanlines of a patch only. */
export function scanlinesOf({ rect, runs }: IndexedPatch, coloring: Coloring): Scanlines {
  const lines = new Scanlines(rect, coloring);
  lines.put({ rect: wholeOf(rect), runs });
  return lines;
}
