import { type Patch, wordsOf } from "../../../film/frame.js";
import type { Size } from "../../../math/geometry.js";
import { codedSize } from "../kind.js";

/** Shares of red and blue in BT.709's luma; green has the rest. */
const KR = 0.2126;
const KB = 0.0722;
/** Fixed-point fractions of 2⁻¹⁶: sums of products, even of four pixels, stay within 31 bits. */
const BITS = 16;
const ONE = 1 << BITS;

const LUMA = (219 / 255) * ONE;
const Y_RED = Math.round(LUMA * KR);
const Y_GREEN = Math.round(LUMA * (1 - KR - KB));
const Y_BLUE = Math.round(LUMA * KB);
const Y_ZERO = 16 * ONE + ONE / 2;

const CHROMA = (112 / 255) * ONE;
const CB_RED = -Math.round((CHROMA * KR) / (1 - KB));
const CB_BLUE = Math.round(CHROMA);
const CR_RED = Math.round(CHROMA);
const CR_BLUE = -Math.round((CHROMA * KB) / (1 - KR));
// Green has the rest, so that grays have no chroma.
const CB_GREEN = -CB_RED - CB_BLUE;
const CR_GREEN = -CR_RED - CR_BLUE;
/** Chroma is computed from the sum of four pixels. */
const CHROMA_BITS = BITS + 2;
const CHROMA_ZERO = 128.5 * (1 << CHROMA_BITS);

/**
 * The current picture as I420: all of Y, then Cb, then Cr at half the width and height, with odd sides rounded up to
 * even. BT.709 in limited range; R, G and B from 0 to 255:
 *
 *     L  = 0.2126 R + 0.7152 G + 0.0722 B
 *     Y  = 16 + 219 L / 255
 *     Cb = 128 + 112 (B − L) / (255 · 0.9278)        Cr = 128 + 112 (R − L) / (255 · 0.7874)
 *
 * rounded, with Cb and Cr of the mean of 2×2 pixels. Padding at the right and bottom repeats the edge's color.
 *
 * @see Recommendation ITU-R BT.709-6, sections 3 and 4
 */
export class Planes {
  /** All three planes; `show` updates them. */
  readonly bytes: Uint8Array;
  readonly #picture: Size;
  readonly #coded: Size;
  /** The picture in RGB at the coded size. */
  readonly #words: Int32Array;

  constructor(picture: Size) {
    this.#picture = picture;
    this.#coded = codedSize(picture);
    const { width, height } = this.#coded;
    this.#words = new Int32Array(width * height);
    this.bytes = new Uint8Array((width * height * 3) / 2);
  }

  /** Applies patches; only the patches, grown to even coordinates, are converted. */
  show(patches: readonly Patch[]): void {
    for (const patch of patches) this.#keep(patch);
    for (const { rect } of patches) {
      const { width: right, height: bottom } = codedSize({ width: rect.x + rect.width, height: rect.y + rect.height });
      const left = rect.x - (rect.x % 2);
      for (let y = rect.y - (rect.y % 2); y < bottom; y += 2) this.#convertRows(y, left, right);
    }
  }

  #keep({ rect, pixels }: Patch): void {
    const words = wordsOf(pixels);
    const { width: stride, height: rows } = this.#coded;
    const isBesidePadding = rect.x + rect.width === this.#picture.width && this.#picture.width < stride;
    for (let row = 0; row < rect.height; row++) {
      const at = (rect.y + row) * stride + rect.x;
      this.#words.set(words.subarray(row * rect.width, (row + 1) * rect.width), at);
      if (isBesidePadding) this.#words[at + rect.width] = words[(row + 1) * rect.width - 1] as number;
    }
    const end = rect.y + rect.height;
    if (end < this.#picture.height || end === rows) return;
    const last = (end - 1) * stride + rect.x;
    this.#words.copyWithin(last + stride, last, last + rect.width + (isBesidePadding ? 1 : 0));
  }

  /** Converts two rows of luma and one of chroma between even columns. Equal neighbors are computed once. */
  #convertRows(y: number, left: number, right: number): void {
    const { bytes } = this;
    const words = this.#words;
    const { width, height } = this.#coded;
    const cb = width * height + (y / 2) * (width / 2);
    const cr = cb + (width * height) / 4;
    let flat = 0; // No pixel: alpha is 255.
    let [flatY, flatCb, flatCr] = [0, 0, 0];
    for (let x = left; x < right; x += 2) {
      const above = y * width + x;
      const below = above + width;
      const a = words[above] as number;
      const b = words[above + 1] as number;
      const c = words[below] as number;
      const d = words[below + 1] as number;
      const isFlat = a === b && a === c && a === d;
      if (!isFlat || a !== flat) {
        const red = (a & 255) + (b & 255) + (c & 255) + (d & 255);
        const green = ((a >> 8) & 255) + ((b >> 8) & 255) + ((c >> 8) & 255) + ((d >> 8) & 255);
        const blue = ((a >> 16) & 255) + ((b >> 16) & 255) + ((c >> 16) & 255) + ((d >> 16) & 255);
        flatCb = (CB_RED * red + CB_GREEN * green + CB_BLUE * blue + CHROMA_ZERO) >> CHROMA_BITS;
        flatCr = (CR_RED * red + CR_GREEN * green + CR_BLUE * blue + CHROMA_ZERO) >> CHROMA_BITS;
        flatY = lumaOf(a);
        flat = isFlat ? a : 0;
      }
      bytes[cb + x / 2] = flatCb;
      bytes[cr + x / 2] = flatCr;
      bytes[above] = flatY;
      bytes[above + 1] = isFlat ? flatY : lumaOf(b);
      bytes[below] = isFlat ? flatY : lumaOf(c);
      bytes[below + 1] = isFlat ? flatY : lumaOf(d);
    }
  }
}

function lumaOf(word: number): number {
  return (Y_RED * (word & 255) + Y_GREEN * ((word >> 8) & 255) + Y_BLUE * ((word >> 16) & 255) + Y_ZERO) >> BITS;
}
