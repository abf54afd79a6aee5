import { type Frame, wordsOf } from "../frame.js";
import { boxOf, EMPTY_RECT, isEmpty, type Rect } from "../geometry.js";

/** The smallest damage there is: of a rectangle's pixels before and after, the part that differs. */
export function tighten(
  rect: Rect,
  before: Uint8ClampedArray,
  after: Uint8ClampedArray,
): Pick<Frame, "damage" | "pixels"> {
  const { width } = rect;
  const was = wordsOf(before);
  const is = wordsOf(after);
  const box = boxOf(rect, (x, y) => was[y * width + x] !== is[y * width + x]);
  if (isEmpty(box)) return { damage: EMPTY_RECT, pixels: new Uint8ClampedArray(0) };

  const pixels = new Uint8ClampedArray(4 * box.width * box.height);
  for (let y = 0; y < box.height; y++) {
    const from = 4 * ((box.y + y) * width + box.x);
    pixels.set(after.subarray(from, from + 4 * box.width), 4 * y * box.width);
  }
  return { damage: { ...box, x: rect.x + box.x, y: rect.y + box.y }, pixels };
}
