import { type Patch, wordsOf } from "../frame.js";
import { boxOf, isEmpty } from "../geometry.js";

/** Of a rectangle's pixels before and after the smallest part that holds what differs; nothing when all are the same. */
export function tighten({ rect, pixels: before }: Patch, after: Uint8ClampedArray): Patch | undefined {
  const { width } = rect;
  const was = wordsOf(before);
  const is = wordsOf(after);
  const box = boxOf(rect, (x, y) => was[y * width + x] !== is[y * width + x]);
  if (isEmpty(box)) return undefined;

  const pixels = new Uint8ClampedArray(4 * box.width * box.height);
  for (let y = 0; y < box.height; y++) {
    const from = 4 * ((box.y + y) * width + box.x);
    pixels.set(after.subarray(from, from + 4 * box.width), 4 * y * box.width);
  }
  return { rect: { ...box, x: rect.x + box.x, y: rect.y + box.y }, pixels };
}
