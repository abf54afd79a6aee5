import { doOverlap, isEmpty, type Rect, union } from "../math/geometry.js";

/** What a rectangle costs besides its pixels, in pixels: calls into cairo and buffers for what is read. */
const PIXELS_A_RECT = 512;

/**
 * Few disjoint rectangles that hold all of those given. Two become one where they overlap, or where
 * the one costs less than the two.
 */
export function disjoint(rects: readonly Rect[]): readonly Rect[] {
  const apart: Rect[] = [];
  for (const rect of rects) {
    if (isEmpty(rect)) continue;
    let merged = rect;
    // What has grown may overlap what was apart from it.
    for (let i = 0; i < apart.length; ) {
      const other = apart[i] as Rect;
      if (isBetterAsOne(merged, other)) {
        merged = union(merged, other);
        apart.splice(i, 1);
        i = 0;
      } else {
        i++;
      }
    }
    apart.push(merged);
  }
  return apart;
}

function isBetterAsOne(a: Rect, b: Rect): boolean {
  return doOverlap(a, b) || area(union(a, b)) <= area(a) + area(b) + PIXELS_A_RECT;
}

function area({ width, height }: Rect): number {
  return width * height;
}
