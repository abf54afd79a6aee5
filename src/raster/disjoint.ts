import { doOverlap, isEmpty, type Rect, union } from "../math/geometry.js";

/** Fixed cost of a rectangle, in pixels: calls into cairo and a buffer to read into. */
const PIXELS_A_RECT = 512;

/**
 * A few disjoint rectangles that cover all the given ones. Two are merged if they overlap, or if their union costs
 * less than both.
 */
export function disjointRects(rects: readonly Rect[]): readonly Rect[] {
  const apart: Rect[] = [];
  for (const rect of rects) {
    if (isEmpty(rect)) continue;
    let merged = rect;
    // The merged rectangle may overlap one that the smaller ones did not.
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
