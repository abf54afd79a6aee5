import type { Interval } from "../math/geometry.js";
import { distance, type Vector } from "../math/vector.js";
import { minimumDownhill } from "../objectives/local-minimum.js";
import type { Objective } from "../objectives/objective.js";
import type { Goal } from "./outcome.js";

/** A minimum as a text has it. */
export interface Minimum {
  readonly place: Vector;
  /** How exactly its place is told: see `Goal`. */
  readonly unit: number;
  readonly value: number;
  readonly called: "the minimum" | "a local minimum" | "the lower minimum" | "the lowest minimum";
}

/** Values that differ by less than this, or than this share of the larger, are the same to rounding. */
const SAME = 1e-9;
/** Places along the x axis where a lower minimum is looked for. */
const LOOKS = 400;

/**
 * What the minima beside several runs are called: a local one where a lower one is known, and the lowest of several that
 * are told of as what it is. What is known is where the other runs go, what the objective knows, and in one variable what
 * the picture shows.
 *
 * @param goals One a run; nothing for runs that have none.
 */
export function calledMinima(
  goals: readonly (Goal | undefined)[],
  objective: Objective,
  xlim: Interval,
): (Minimum | undefined)[] {
  const told = goals.flatMap((goal) => (goal ? [{ ...goal, value: objective.value(goal.minimum) }] : []));
  const seen = told.length > 0 ? [...objective.minima, ...othersIn(xlim, objective, told)] : [];
  const lowest = Math.min(...told.map(({ value }) => value), ...seen.map((place) => objective.value(place)));
  const isAbove = (value: number): boolean => value - lowest > SAME * Math.max(1, Math.abs(value), Math.abs(lowest));
  const higher = told.filter(({ value }) => isAbove(value));
  const different = higher.filter(
    ({ minimum, unit }, i) => !higher.slice(0, i).some((other) => distance(other.minimum, minimum) <= unit),
  );
  const best = (["the minimum", "the lower minimum"] as const)[different.length] ?? "the lowest minimum";
  return goals.map((goal) => {
    if (!goal) return undefined;
    const value = objective.value(goal.minimum);
    const called = isAbove(value) ? "a local minimum" : best;
    return { place: goal.minimum, unit: goal.unit, value, called };
  });
}

/** The other minima of a function of one variable within an interval, as far as a few hundred places tell. */
function othersIn([low, high]: Interval, objective: Objective, told: readonly Goal[]): Vector[] {
  if (objective.variables.length > 1) return [];
  const width = (high - low) / LOOKS;
  const places = Array.from({ length: LOOKS + 1 }, (_, i) => low + i * width);
  const values = places.map((x) => objective.value([x]));
  return places.flatMap((x, i) => {
    const [before = Number.NaN, here = Number.NaN, after = Number.NaN] = [values[i - 1], values[i], values[i + 1]];
    const isTold = told.some(({ minimum: [place = Number.NaN] }) => Math.abs(place - x) < width);
    const isLow = here < before && here < after && !isTold;
    const minimum = isLow ? minimumDownhill(objective, x, high - low) : undefined;
    return minimum === undefined ? [] : [[minimum]];
  });
}
