import type { Interval } from "../math/geometry.js";
import { distance, type Vector } from "../math/vector.js";
import { minimumDownhill } from "../objectives/local-minimum.js";
import type { Objective } from "../objectives/objective.js";
import type { Goal } from "./outcome.js";

/** A minimum and its words in a text. */
export interface Minimum extends Goal {
  readonly value: number;
  readonly called: "the minimum" | "a local minimum" | "the lower minimum" | "the lowest minimum";
}

/** Values that differ by less than this, absolutely or relatively, are equal up to rounding. */
const SAME = 1e-9;
/** Number of places along the x axis where the search for lower minima begins. */
const LOOKS = 400;

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
  const isAbove = (value: number): boolean => value - lowest > SAME * Math.max(1, Math.abs(value), Math.abs(lowest));
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
