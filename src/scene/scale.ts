import type { Interval } from "../geometry.js";

/** Maps a domain linearly onto a range of pixels; values outside it land outside. */
export function linearScale([d0, d1]: Interval, [r0, r1]: Interval): (value: number) => number {
  return (value) => r0 + ((value - d0) / (d1 - d0)) * (r1 - r0);
}
