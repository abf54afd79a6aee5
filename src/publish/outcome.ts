import type { Interval } from "../math/geometry.js";
import { distance, type Vector } from "../math/vector.js";
import { minimumDownhill } from "../objectives/local-minimum.js";
import type { Objective } from "../objectives/objective.js";
import { isOnline } from "../objectives/online.js";
import type { Chart } from "../scene/chart.js";
import type { Descent } from "../trajectory/approach.js";
import type { Trajectory } from "../trajectory/record.js";
import { thirdDigitOf } from "./spoken-number.js";

/** The minimum that a run should reach. */
export interface Goal {
  readonly minimum: Vector;
  /** Precision of places near it: one in the third digit of its distance from the start; 0 if that is 0. */
  readonly unit: number;
}

export interface Minimum extends Goal {
  readonly value: number;
  readonly called: "the minimum" | "a local minimum" | "the lower minimum" | "the lowest minimum";
}

/** How a run ends within a film. `step` is the first step from which this holds until the end. */
export type Outcome =
  | { readonly kind: "reaches"; readonly step: number; readonly goal: Goal; readonly isSeen: boolean }
  /** The point or the value is NaN. */
  | { readonly kind: "breaks"; readonly step: number }
  /** It is outside the picture, from step 0 if it never was inside. `brokenFrom` is where it becomes NaN, if it does. */
  | { readonly kind: "leaves"; readonly step: number; readonly brokenFrom: number | undefined }
  | { readonly kind: "ends"; readonly goal: Goal | undefined; readonly isClose: boolean };

/** A run near a minimum for a smaller share of the steps may be passing by. */
const STAY = 0.2;
/** A run ends close to a minimum within this share of its distance from the start. */
const CLOSE = 0.05;
/** A minimum that was found is a known one within this share of its distance from the start. */
const SAME_PLACE = 1e-4;
/** Values that differ by less than this, absolutely or relatively, are equal up to rounding. */
const SAME_VALUE = 1e-9;
/** Number of places along the x axis where the search for lower minima begins. */
const LOOKS = 400;

/**
 * Determines how a run ends within a film.
 *
 * It reaches a minimum x* if it comes within one unit of it and stays there until the film ends, for at least a fifth of
 * the steps. The unit is one in the third digit of |x₀ − x*|: for 0.4226 it is 0.001. Texts round places to it too, so
 * a run that has reached its minimum has the same coordinates. The minimum is the one that the run approaches; if none
 * was found for two variables, the known minimum nearest to the run's end.
 */
export function outcomeOf(run: Descent, { layout, picture, clock, objective }: Chart): Outcome {
  const { trajectory } = run;
  const { pointAt, values } = trajectory;
  const last = Math.min(clock.steps, trajectory.steps);
  const brokenFrom = since(last, (t) => !isNumber(trajectory, t));
  if (isOnline(objective)) {
    return brokenFrom === undefined
      ? { kind: "ends", goal: undefined, isClose: false }
      : { kind: "breaks", step: brokenFrom };
  }
  const isInside = (point: Vector, value: number): boolean => layout.isVisible(picture, point, value);
  // NaN is outside, too.
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

function goalOf({ minimum: approached, trajectory }: Descent, last: number, objective: Objective): Goal | undefined {
  const start = trajectory.pointAt(0);
  const goalAt = (minimum: Vector | undefined) => minimum && { minimum, unit: thirdDigitOf(distance(start, minimum)) };
  if (objective.variables.length === 1) return goalAt(approached);
  const place = approached ?? trajectory.pointAt(last);
  const [first, ...others] = objective.minima;
  const known = others.reduce((a, b) => (a && distance(b, place) >= distance(a, place) ? a : b), first);
  // A known minimum is exact.
  const isKnown = known && approached && distance(known, approached) <= SAME_PLACE * distance(known, start);
  return goalAt(isKnown ? known : (approached ?? known));
}

function isNumber({ pointAt, values }: Trajectory, t: number): boolean {
  return !(pointAt(t).some(Number.isNaN) || Number.isNaN(values[t]));
}

/** The first step from which a condition holds until the last; undefined if it does not hold there. */
function since(last: number, holds: (t: number) => boolean): number | undefined {
  let t = last + 1;
  while (t > 0 && holds(t - 1)) t--;
  return t > last ? undefined : t;
}

/**
 * Names the minima of runs: a local minimum if a lower one is known, else the minimum, or the lowest of several. Known
 * minima are those of the other runs, those of the objective, and in one variable those in the picture.
 *
 * @param goals One per run; undefined for runs without a goal.
 */
export function calledMinima(
  goals: readonly (Goal | undefined)[],
  objective: Objective,
  xlim: Interval,
): (Minimum | undefined)[] {
  const reached = goals.flatMap((goal) => (goal ? [{ ...goal, value: objective.value(goal.minimum) }] : []));
  const seen = reached.length > 0 ? [...objective.minima, ...othersIn(xlim, objective, reached)] : [];
  const lowest = Math.min(...reached.map(({ value }) => value), ...seen.map((place) => objective.value(place)));
  const isAbove = (value: number): boolean =>
    value - lowest > SAME_VALUE * Math.max(1, Math.abs(value), Math.abs(lowest));
  const higher = reached.filter(({ value }) => isAbove(value));
  const different = higher.filter(
    ({ minimum, unit }, i) => !higher.slice(0, i).some((other) => distance(other.minimum, minimum) <= unit),
  );
  const best = (["the minimum", "the lower minimum"] as const)[different.length] ?? "the lowest minimum";
  return goals.map((goal) => {
    if (!goal) return undefined;
    const value = objective.value(goal.minimum);
    return { ...goal, value, called: isAbove(value) ? "a local minimum" : best };
  });
}

/** The other minima of a function of one variable within an interval, found from a few hundred places. */
function othersIn([low, high]: Interval, objective: Objective, reached: readonly Goal[]): Vector[] {
  if (objective.variables.length > 1) return [];
  const width = (high - low) / LOOKS;
  const places = Array.from({ length: LOOKS + 1 }, (_, i) => low + i * width);
  const values = places.map((x) => objective.value([x]));
  return places.flatMap((x, i) => {
    const [before = Number.NaN, here = Number.NaN, after = Number.NaN] = [values[i - 1], values[i], values[i + 1]];
    const isReached = reached.some(({ minimum: [place = Number.NaN] }) => Math.abs(place - x) < width);
    const isLow = here < before && here < after && !isReached;
    const minimum = isLow ? minimumDownhill(objective, x, high - low) : undefined;
    return minimum === undefined ? [] : [[minimum]];
  });
}
