import { UsageError } from "../errors.js";
import type { Objective } from "../objectives/objective.js";
import type { Optimizer } from "../optimizers/optimizer.js";
import { atOnce } from "../pace.js";
import type { Vector } from "../vector.js";
import { descend } from "./descend.js";

/** One recorded run. Row t is the state of things after t steps; row 0 is the start. */
export interface Trajectory {
  readonly dimension: number;
  /** Steps taken; there is one point more. */
  readonly steps: number;
  /** The objective at each point. */
  readonly values: Float64Array;
  pointAt(t: number): Vector;
}

/** One of the runs that a picture shows. */
export interface Run {
  /** What a legend calls it. */
  readonly label: string;
  readonly trajectory: Trajectory;
}

/** Steps between two moments at which a long recording may give way. */
const SLICE = 2048;

/**
 * Runs an optimizer on an objective and keeps every point and value.
 *
 * @param steps How many steps to take: a whole number, 0 or more.
 * @throws {UsageError} if the start does not fit the objective, or the steps are no such number.
 */
export function record<State>(
  optimizer: Optimizer<State>,
  objective: Objective,
  start: Vector,
  steps: number,
): Trajectory {
  return atOnce(recordInSlices(optimizer, objective, start, steps));
}

/** The same a slice at a time, for a caller that has to give way in between. */
export function* recordInSlices<State>(
  optimizer: Optimizer<State>,
  objective: Objective,
  start: Vector,
  steps: number,
): Generator<undefined, Trajectory> {
  checkStart(objective, start);
  checkSteps(steps);
  const { dimension } = objective;
  const points = new Float64Array((steps + 1) * dimension);
  const values = new Float64Array(steps + 1);
  points.set(start);
  values[0] = objective.value(start);
  if (steps > 0) {
    for (const { t, point } of descend(optimizer, objective, start)) {
      points.set(point, t * dimension);
      values[t] = objective.value(point);
      if (t === steps) break;
      if (t % SLICE === 0) yield;
    }
  }
  return {
    dimension,
    steps,
    values,
    pointAt: (t) => [...points.subarray(t * dimension, (t + 1) * dimension)],
  };
}

/** @throws {UsageError} if the steps are no whole number, 0 or above. */
export function checkSteps(steps: number): void {
  if (Number.isSafeInteger(steps) && steps >= 0) return;
  throw new UsageError(`steps must be a whole number, 0 or above, not ${steps}.`);
}

/** @throws {UsageError} if a row for every so many steps is no whole number, 1 or above. */
export function checkEvery(every: number): void {
  if (Number.isSafeInteger(every) && every >= 1) return;
  throw new UsageError(`every must be a whole number, 1 or above, not ${every}.`);
}

/** @throws {UsageError} if the start has another number of variables than the objective, or is not finite. */
export function checkStart(
  { name, dimension, start: usual }: Pick<Objective, "name" | "dimension" | "start">,
  start: Vector,
): void {
  if (!Array.isArray(start)) throw new UsageError(`start must be a list of numbers, such as [-1], not ${start}.`);
  if (!start.every(Number.isFinite)) throw new UsageError(`start must be finite numbers, not ${start.join(",")}.`);
  if (start.length === dimension) return;
  throw new UsageError(
    `${name} has ${dimension} ${dimension === 1 ? "variable" : "variables"}, but the start has ${start.length}: ${start.join(",")}.`,
    `Its usual start is ${usual.join(",")}.`,
  );
}
