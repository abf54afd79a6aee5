import { wordsOf } from "../../../film/frame.js";
import type { Rect, Size } from "../../../math/geometry.js";

/** Shares of red and blue in BT.709's luma; green has the rest. */
const KR = 0.2126;
const KB = 0.0722;
/** Fixed-point fractions of 2⁻¹⁶: sums of products stay within 31 bits. */
const BITS = 16;
const ONE = 1 << BITS;
const HALF = ONE / 2;

const LUMA = Math.round((ONE * 255) / 219);
const CHROMA = (ONE * 255) / 224;
const RED_BY_CR = Math.round(2 * (1 - KR) * CHROMA);
const BLUE_BY_CB = Math.round(2 * (1 - KB) * CHROMA);
const GREEN_BY_CR = -Math.round((2 * (1 - KR) * KR * CHROMA) / (1 - KR - KB));
const GREEN_BY_CB = -Math.round((2 * (1 - KB) * KB * CHROMA) / (1 - KR - KB));

/** Length of an I420 picture in bytes: all of Y, then Cb and Cr at half the width and height, rounded up. */
export function planesLength({ width, height }: Size): number {
  return width * height + 2 * Math.ceil(width / 2) * Math.ceil(height / 2);
}

/**
 * The rows from the first to the last in which two pictures differ.
 *
 * @param before If undefined, all rows differ.
 */
export function changedRows(planes: Uint8Array, before: Uint8Array | undefined, size: Size): Rect {
  const isSame = (y: number) => before !== undefined && isRowSame(planes, before, size, y);
  let top = 0;
  while (top < size.height && isSame(top)) top++;
  let bottom = size.height;
  while (bottom > top && isSame(bottom - 1)) bottom--;
  return { x: 0, y: top, width: size.width, height: bottom - top };
}

function isRowSame(planes: Uint8Array, before: Uint8Array, { width, height }: Size, y: number): boolean {
  const half = Math.ceil(width / 2);
  const cb = width * height + (y >> 1) * half;
  const cr = cb + half * Math.ceil(height / 2);
  const isPartSame = (at: number, length: number) =>
    Buffer.compare(planes.subarray(at, at + length), before.subarray(at, at + length)) === 0;
  return isPartSame(y * width, width) && isPartSame(cb, half) && isPartSame(cr, half);
}

/**
 * Converts rows of an I420 picture to red, green, blue and 255, by BT.709 in limited range, which gradreel writes.
 * Four pixels share their chroma.
 *
 * @see Recommendation ITU-R BT.709-6, sections 3 and 4
 */
export function convertRows(planes: Uint8Array, { width, height }: Size, rows: Rect, rgba: Uint8ClampedArray): void {
  const half = Math.ceil(width / 2);
  const words = wordsOf(rgba);
  let last = -1;
  let word = 0;
  for (let y = rows.y; y < rows.y + rows.height; y++) {
    const cbAt = width * height + (y >> 1) * half;
    const crAt = cbAt + half * Math.ceil(height / 2);
    for (let x = 0; x < width; x++) {
      const luma = planes[y * width + x] as number;
      const cb = planes[cbAt + (x >> 1)] as number;
      const cr = planes[crAt + (x >> 1)] as number;
      const color = luma | (cb << 8) | (cr << 16);
      // Neighbors mostly have one color.
      if (color !== last) word = rgbOf(luma - 16, cb - 128, cr - 128);
      last = color;
      words[y * width + x] = word;
    }
  }
}

function rgbOf(luma: number, cb: number, cr: number): number {
  const base = luma * LUMA + HALF;
  const red = byte((base + cr * RED_BY_CR) >> BITS);
  const green = byte((base + cr * GREEN_BY_CR + cb * GREEN_BY_CB) >> BITS);
  const blue = byte((base + cb * BLUE_BY_CB) >> BITS);
  return red | (green << 8) | (blue << 16) | (255 << 24);
}

function byte(level: number): number {
  return level < 0 ? 0 : level > 255 ? 255 : level;
}
