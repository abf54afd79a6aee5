import type { Box, Interval } from "../../math/geometry.js";
import { linearScale } from "../axes/scale.js";
import type { Polyline } from "../marks/polyline.js";
import type { Place } from "../runs/track.js";

/** Largest distance of the drawn line from the curve. */
const TOLERANCE_PX = 0.05;
/** Most evaluations per pixel of width; locating a jump takes fewer. */
const EVALUATIONS_PER_PIXEL = 160;
/** Where intervals are split: off-center, so that a symmetric jump is not mistaken for a slope. */
const SPLIT = 0.46;

/**
 * The graph of f as polylines in pixels that stray from it by no more than a twentieth of a pixel. They break at jumps,
 * at poles and where f is not finite, and end a little outside the box, where clipping hides them.
 *
 * @param box The plot area in pixels; `domain` spans its width, `range` its height.
 * @param marginPx How far the graph continues above and below the box.
 */
export function sampleCurve(
  f: (x: number) => number,
  domain: Interval,
  range: Interval,
  box: Box,
  marginPx: number,
): Polyline[] {
  const toX = linearScale([box.left, box.right], domain);
  const toY = linearScale(range, [box.bottom, box.top]);
  const clamp = (y: number): number => Math.min(Math.max(y, box.top - marginPx), box.bottom + marginPx);
  /** A place of the graph; y is NaN where f is not finite. */
  const sample = (x: number): Place => {
    const value = f(toX(x));
    return { x, y: Number.isFinite(value) ? clamp(toY(value)) : Number.NaN };
  };

  const lines: number[][] = [];
  let line: number[] = [];
  const moveTo = ({ x, y }: Place): void => {
    if (line.length > 2) lines.push(line);
    line = Number.isNaN(y) ? [] : [x, y];
  };

  /** Draws from `a`, the current end of the line, to `b`. */
  const connect = (a: Place, b: Place, budget: { left: number }): void => {
    if (Number.isNaN(a.y) && Number.isNaN(b.y)) return;
    const middle = sample(a.x + SPLIT * (b.x - a.x));
    budget.left--;
    // Two sides that differ, with no double between them, are a jump.
    const isJump = middle.x <= a.x || middle.x >= b.x;
    const isClose = Math.abs(a.y + SPLIT * (b.y - a.y) - middle.y) <= TOLERANCE_PX;
    if (isClose || (budget.left <= 0 && !Number.isNaN(a.y + b.y))) {
      line.push(b.x, b.y);
    } else if (isJump || budget.left <= 0) {
      moveTo(b);
    } else {
      connect(a, middle, budget);
      connect(middle, b, budget);
    }
  };

  const columns = Math.max(1, Math.ceil(box.right - box.left));
  let previous = sample(box.left);
  moveTo(previous);
  for (let i = 1; i <= columns; i++) {
    const next = sample(box.left + ((box.right - box.left) * i) / columns);
    connect(previous, next, { left: EVALUATIONS_PER_PIXEL });
    previous = next;
  }
  moveTo({ x: box.right, y: Number.NaN });
  return lines;
}
