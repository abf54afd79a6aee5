import { EMPTY_RECT, intersect, type Rect } from "../../src/math/geometry.js";

/** The pairs that have a pixel in common. */
export function sharedPairs(rects: readonly Rect[]): [Rect, Rect][] {
  return rects.flatMap((a, i) =>
    rects.slice(i + 1).flatMap((b) => (intersect(a, b) === EMPTY_RECT ? [] : [[a, b] as [Rect, Rect]])),
  );
}
