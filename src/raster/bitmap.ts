import { type Patch, wordsOf } from "../film/frame.js";
import type { Rect, Size } from "../math/geometry.js";

/** A whole picture's pixels in memory, one word each; reading them here is cheaper than from cairo. */
export class Bitmap {
  readonly #width: number;
  readonly #words: Int32Array;

  constructor({ width }: Size, pixels: Uint8ClampedArray) {
    this.#width = width;
    this.#words = wordsOf(pixels);
  }

  /** Copies a rectangle. */
  cut(rect: Rect): Patch {
    return { rect, pixels: cropOf(this.#words, this.#width, rect) };
  }

  paste({ rect, pixels }: Patch): void {
    const words = wordsOf(pixels);
    for (let y = 0, from = 0; y < rect.height; y++) {
      let to = (rect.y + y) * this.#width + rect.x;
      for (const end = from + rect.width; from < end; ) this.#words[to++] = words[from++] as number;
    }
  }
}

/** The smallest patch that holds every pixel that changed, with its new pixels; undefined if none did. */
export function changeOf({ rect, pixels: before }: Patch, after: Uint8ClampedArray): Patch | undefined {
  const { width, height } = rect;
  const [was, is] = [wordsOf(before), wordsOf(after)];
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let start = 0;
    while (start < width && is[row + start] === was[row + start]) start++;
    if (start === width) continue;
    let end = width - 1;
    while (end > right && is[row + end] === was[row + end]) end--;
    left = Math.min(left, start);
    right = Math.max(right, end);
    top = Math.min(top, y);
    bottom = y;
  }
  if (bottom < 0) return undefined;
  const box = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  return { rect: { ...box, x: rect.x + box.x, y: rect.y + box.y }, pixels: cropOf(is, width, box) };
}

/** The pixels of a rectangle in a picture of this width. */
function cropOf(words: Int32Array, width: number, rect: Rect): Uint8ClampedArray {
  if (rect.x === 0 && rect.width === width) {
    const whole = words.slice(rect.y * width, (rect.y + rect.height) * width);
    return new Uint8ClampedArray(whole.buffer);
  }
  const crop = new Int32Array(rect.width * rect.height);
  // Most rows are short: a loop copies them faster than views can be created.
  for (let y = 0, to = 0; y < rect.height; y++) {
    let from = (rect.y + y) * width + rect.x;
    for (const end = to + rect.width; to < end; ) crop[to++] = words[from++] as number;
  }
  return new Uint8ClampedArray(crop.buffer);
}
