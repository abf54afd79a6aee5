import { EMPTY_RECT, type Rect, type Size } from "../../src/math/geometry.js";

/** The smallest rectangle that holds every pixel of an area for which `isIn` holds, in the area's own pixels. */
export function boxOf({ width, height }: Size, isIn: (x: number, y: number) => boolean): Rect {
  let left = width;
  let right = -1;
  let top = height;
  let bottom = -1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!isIn(x, y)) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  return right < 0 ? EMPTY_RECT : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
