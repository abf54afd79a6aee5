import type { Interval } from "../math/geometry.js";
import type { Trajectory } from "./record.js";

export interface Sight {
  readonly xlim: Interval;
  readonly ylim: Interval;
  /** For one unit along x and along y. */
  readonly pixels: readonly [number, number];
}

/**
 * The step from which on a run stays within a pixel of where it is after `lastStep`. In one variable y is the
 * objective. What is out of sight does not move, and neither does what is no number.
 */
export function lastMove(
  { steps, pointAt, values }: Trajectory,
  lastStep: number,
  { xlim, ylim, pixels }: Sight,
): number {
  const placeAt = (t: number): [number, number] => {
    const [x = Number.NaN, y = values[t] ?? Number.NaN] = pointAt(t);
    return [within(x, xlim) * pixels[0], within(y, ylim) * pixels[1]];
  };
  const last = Math.min(steps, lastStep);
  const [endX, endY] = placeAt(last);
  let t = last;
  while (t > 0) {
    const [x, y] = placeAt(t - 1);
    if (Math.hypot(x - endX, y - endY) >= 1) break;
    t--;
  }
  return t;
}

/** The nearest value in an interval; its lower end for what is no number. */
function within(value: number, [low, high]: Interval): number {
  return Number.isNaN(value) ? low : Math.min(Math.max(value, low), high);
}
