import { distance, type Vector } from "../math/vector.js";
import type { Objective } from "../objectives/objective.js";
import { isOnline } from "../objectives/online.js";
import type { Chart } from "../scene/chart.js";
import { layoutOf } from "../scene/layouts/layout-choice.js";
import type { Descent } from "../trajectory/approach.js";
import type { Trajectory } from "../trajectory/record.js";
import { thirdDigitOf } from "./spoken-number.js";

/** A minimum beside a run. */
export interface Goal {
  readonly minimum: Vector;
  /** One in the third digit of the distance between start and minimum: how exactly places near it are told; 0 for none. */
  readonly unit: number;
}

/** What becomes of a run within a film. Steps are the first from which on it is so until the end. */
export type Outcome =
  | { readonly kind: "reaches"; readonly step: number; readonly goal: Goal; readonly isSeen: boolean }
  /** The point or the value is no number. */
  | { readonly kind: "breaks"; readonly step: number }
  /** It is outside the picture, from step 0 on if it never was inside; and perhaps no number in the end. */
  | { readonly kind: "leaves"; readonly step: number; readonly brokenFrom: number | undefined }
  | { readonly kind: "ends"; readonly goal: Goal | undefined; readonly isClose: boolean };

/** What stays for less than this share of the steps may be passing by. */
const STAY = 0.2;
/** A run that ends nearer than this share of the distance between start and minimum has ended close to it. */
const CLOSE = 0.05;
/** A minimum that is found is a known one if it is no further from it than this share of the way from the start. */
const SAME = 1e-4;

/**
 * What becomes of a run within a film.
 *
 * It reaches a minimum x* if it comes within one unit of it and stays there until the film ends, for a fifth of the
 * steps at least. The unit is that of the third digit of |x₀ − x*|, which lies between a hundredth and a thousandth of
 * it: of 0.4226 it is 0.001. Places are told by it too, so a run that has reached its minimum is, as far as the text
 * goes, there. The minimum is the one that the run approaches; of two variables, where none is found, the
 * nearest known to its end.
 */
export function outcomeOf(run: Descent, { picture, clock, objective }: Chart): Outcome {
  const { trajectory } = run;
  const { pointAt, values } = trajectory;
  const last = Math.min(clock.steps, trajectory.steps);
  const brokenFrom = since(last, (t) => !isNumber(trajectory, t));
  if (isOnline(objective)) {
    return brokenFrom === undefined
      ? { kind: "ends", goal: undefined, isClose: false }
      : { kind: "breaks", step: brokenFrom };
  }
  const layout = layoutOf({ picture, objective });
  const isInside = (point: Vector, value: number): boolean => layout.isVisible(picture, point, value);
  // What is no number is not inside either.
  const outsideFrom = since(last, (t) => !(isNumber(trajectory, t) && isInside(pointAt(t), values[t] ?? Number.NaN)));
  if (brokenFrom !== undefined) {
    return outsideFrom === undefined || outsideFrom === brokenFrom
      ? { kind: "breaks", step: brokenFrom }
      : { kind: "leaves", step: outsideFrom, brokenFrom };
  }
  const goal = goalOf(run, last, objective);
  const distanceAt = (t: number): number => (goal ? distance(pointAt(t), goal.minimum) : Number.NaN);
  const arrival = goal && since(last, (t) => distanceAt(t) <= goal.unit);
  if (goal && arrival !== undefined && last - arrival >= STAY * last) {
    const isSeen = isInside(goal.minimum, objective.value(goal.minimum));
    return { kind: "reaches", step: arrival, goal, isSeen };
  }
  if (outsideFrom !== undefined) return { kind: "leaves", step: outsideFrom, brokenFrom };
  return { kind: "ends", goal, isClose: distanceAt(last) <= Math.max(CLOSE * distanceAt(0), goal?.unit ?? 0) };
}

function goalOf(run: Descent, last: number, objective: Objective): Goal | undefined {
  const minimum = minimumOf(run, last, objective);
  return minimum && { minimum, unit: thirdDigitOf(distance(run.trajectory.pointAt(0), minimum)) };
}

function minimumOf(
  { minimum: approached, trajectory }: Descent,
  last: number,
  objective: Objective,
): Vector | undefined {
  if (objective.variables.length === 1) return approached;
  const place = approached ?? trajectory.pointAt(last);
  const [first, ...others] = objective.minima;
  const known = others.reduce((a, b) => (a && distance(b, place) >= distance(a, place) ? a : b), first);
  // A minimum that is known is known exactly.
  const isKnown = known && approached && distance(known, approached) <= SAME * distance(known, trajectory.pointAt(0));
  return isKnown ? known : (approached ?? known);
}

function isNumber({ pointAt, values }: Trajectory, t: number): boolean {
  return !(pointAt(t).some(Number.isNaN) || Number.isNaN(values[t]));
}

/** The first step from which on something holds until the last; nothing where it does not hold then. */
function since(last: number, holds: (t: number) => boolean): number | undefined {
  let t = last + 1;
  while (t > 0 && holds(t - 1)) t--;
  return t > last ? undefined : t;
}
