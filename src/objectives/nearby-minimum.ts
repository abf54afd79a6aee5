import { distance, type Vector } from "../math/vector.js";
import type { Objective } from "./objective.js";

/** Where a minimum is as flat as that of x⁴, a step leads a third of the way only. */
const MOST_STEPS = 100;
/** How far apart gradients are looked at, as a share of the place's size: central differences are the most exact there. */
const DIFFERENCE = 1e-5;
/** Below this share of what it could be, a determinant may be rounding: the function may have a valley without a lowest place. */
const CERTAIN = 1e-7;
/** A step up to this share of the reach counts as none. */
const SETTLED = 1e-9;
const NEAR = 1e-4;
const POLISHED_DIGITS = 6;

/**
 * The local minimum in whose bowl a point lies, of a function of two variables: by Newton's method, with steps that are
 * halved until the function falls. Second derivatives are differences of the gradient.
 *
 * @param from Where the search begins.
 * @param reach How far from there it goes, above 0.
 * @returns Nothing where it is not certain: the function is not convex at every place on the way, has no lowest place
 * within reach, or a bend.
 */
export function nearbyMinimum(objective: Objective, from: Vector, reach: number): Vector | undefined {
  let place = from;
  for (let i = 0; i < MOST_STEPS; i++) {
    const step = newtonStep(objective, place);
    const length = step ? Math.hypot(...step) : Number.NaN;
    if (length <= SETTLED * reach) return polished(objective, place, reach);
    // Near the minimum values are the same to rounding, and gradients are not.
    const next = step && (length <= NEAR * reach ? along(place, step, 1) : falling(objective, place, step));
    if (!next || !(distance(next, from) <= reach)) return undefined;
    place = next;
  }
  return undefined;
}

/** The first place along a step, halved again and again, where the function is lower. */
function falling({ value }: Objective, place: Vector, step: Vector): Vector | undefined {
  const before = value(place);
  for (let length = 1; length > SETTLED; length /= 2) {
    const next = along(place, step, length);
    if (value(next) < before) return next;
  }
  return undefined;
}

/** The step to where a paraboloid that fits the function has its lowest place; nothing where it has none. */
function newtonStep({ gradient }: Objective, [x = Number.NaN, y = Number.NaN]: Vector): Vector | undefined {
  const [stepX, stepY] = [DIFFERENCE * (1 + Math.abs(x)), DIFFERENCE * (1 + Math.abs(y))];
  const slope = (a: Vector, b: Vector, i: number, width: number): number =>
    ((b[i] as number) - (a[i] as number)) / (2 * width);
  const [left, right] = [gradient([x - stepX, y]), gradient([x + stepX, y])];
  const [below, above] = [gradient([x, y - stepY]), gradient([x, y + stepY])];
  const xx = slope(left, right, 0, stepX);
  const yy = slope(below, above, 1, stepY);
  const xy = (slope(left, right, 1, stepX) + slope(below, above, 0, stepY)) / 2;
  const determinant = xx * yy - xy * xy;
  if (!(xx > 0 && yy > 0 && determinant > CERTAIN * xx * yy)) return undefined;
  const [gx = Number.NaN, gy = Number.NaN] = gradient([x, y]);
  const step = [(xy * gy - yy * gx) / determinant, (xy * gx - xx * gy) / determinant];
  return step.every(Number.isFinite) ? step : undefined;
}

/** A minimum without the last digits of the search, where that is exactly one. */
function polished({ gradient }: Objective, place: Vector, reach: number): Vector {
  const least = 10 ** -POLISHED_DIGITS * reach;
  const round = place.map((coordinate) =>
    Math.abs(coordinate) < least ? 0 : Number(coordinate.toPrecision(POLISHED_DIGITS)),
  );
  return gradient(round).every((slope) => slope === 0) ? round : place;
}

function along(place: Vector, step: Vector, length: number): Vector {
  return place.map((coordinate, i) => coordinate + length * (step[i] as number));
}
