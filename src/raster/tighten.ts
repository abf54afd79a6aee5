import type { Frame } from "../frame.js";
import { EMPTY_RECT, type Rect } from "../geometry.js";

/**
 * The smallest damage there is: of a rectangle's pixels before and after, the part that differs.
 */
export function tighten(
  rect: Rect,
  before: Uint8ClampedArray,
  after: Uint8ClampedArray,
): Pick<Frame, "damage" | "pixels"> {
  const { width, height } = rect;
  const was = asWords(before);
  const is = asWords(after);
  let left = width;
  let right = -1;
  let top = height;
  let bottom = -1;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (was[i] === is[i]) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  if (right < 0) return { damage: EMPTY_RECT, pixels: new Uint8ClampedArray(0) };

  const damage = { x: rect.x + left, y: rect.y + top, width: right - left + 1, height: bottom - top + 1 };
  const pixels = new Uint8ClampedArray(4 * damage.width * damage.height);
  for (let y = 0; y < damage.height; y++) {
    const from = 4 * ((top + y) * width + left);
    pixels.set(after.subarray(from, from + 4 * damage.width), 4 * y * damage.width);
  }
  return { damage, pixels };
}

function asWords(bytes: Uint8ClampedArray): Int32Array {
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}
