import type { Interval, Size } from "../math/geometry.js";
import type { Vector } from "../math/vector.js";
import type { Trajectory } from "./record.js";

/** The span of the axes, and the size of the picture. */
export interface Sight extends Size {
  readonly xlim: Interval;
  readonly ylim: Interval;
}

/**
 * The step from which a run stays within a pixel of its place after `lastStep`. Moves outside the view, and of NaN, do
 * not count.
 *
 * @param placeOf A point's place on the axes. `value` is the objective there.
 */
export function lastMove(
  { steps, pointAt, values }: Trajectory,
  lastStep: number,
  placeOf: (point: Vector, value: number) => readonly [x: number, y: number],
  { xlim, ylim, width, height }: Sight,
): number {
  const [perX, perY] = [width / (xlim[1] - xlim[0]), height / (ylim[1] - ylim[0])];
  const pixelAt = (t: number): [number, number] => {
    const [x, y] = placeOf(pointAt(t), values[t] ?? Number.NaN);
    return [within(x, xlim) * perX, within(y, ylim) * perY];
  };
  const last = Math.min(steps, lastStep);
  const [endX, endY] = pixelAt(last);
  let t = last;
  while (t > 0) {
    const [x, y] = pixelAt(t - 1);
    if (Math.hypot(x - endX, y - endY) >= 1) break;
    t--;
  }
  return t;
}

/** The nearest value in an interval; its lower end for NaN. */
function within(value: number, [low, high]: Interval): number {
  return Number.isNaN(value) ? low : Math.min(Math.max(value, low), high);
}
