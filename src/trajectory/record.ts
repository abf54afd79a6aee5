import { UsageError } from "../errors.js";
import { runAtOnce } from "../film/pace.js";
import type { Vector } from "../math/vector.js";
import type { Objective } from "../objectives/objective.js";
import type { OnlineObjective } from "../objectives/online.js";
import { checkStart } from "../objectives/start.js";
import type { Optimizer } from "../optimizers/optimizer.js";
import { message, setting } from "../text/message.js";
import { descend } from "./descend.js";

/** One recorded run. Row t is the state of things after t steps; row 0 is the start. */
export interface Trajectory {
  /** The names of a point's coordinates, in order. */
  readonly variables: readonly string[];
  /** Steps taken; there is one point more. */
  readonly steps: number;
  /** The objective at each point; of a stream of losses, the loss of the step that led there. */
  readonly values: Float64Array;
  pointAt(t: number): Vector;
  /** What step t used and left behind, where it was asked for. */
  readingAt?(t: number): Reading | undefined;
}

/** What a step used and what it left behind. */
export interface Reading {
  readonly gradient: Vector;
  readonly update: Vector;
  /** The optimizer's state by the names of its readouts. */
  readonly state: Readonly<Record<string, Vector>>;
}

/** One of the runs that a picture shows. */
export interface Run {
  /** What a legend calls it. */
  readonly label: string;
  readonly trajectory: Trajectory;
}

/** The objective after so many steps; a run that is shorter stays where it ends. */
export function valueAfter({ trajectory }: Run, step: number): number {
  return trajectory.values[Math.min(step, trajectory.steps)] ?? Number.NaN;
}

/** The point after so many steps, likewise. */
export function pointAfter({ trajectory }: Run, step: number): Vector {
  return trajectory.pointAt(Math.min(step, trajectory.steps));
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
  return runAtOnce(recordInSlices(optimizer, objective, start, steps));
}

/**
 * The same a slice at a time, for a caller that has to give way in between; on a stream of losses, too.
 *
 * @param isRead Of which steps to keep a reading; of none when absent.
 */
export function* recordInSlices<State>(
  optimizer: Optimizer<State>,
  objective: Objective | OnlineObjective,
  start: Vector,
  steps: number,
  isRead?: (t: number) => boolean,
): Generator<undefined, Trajectory> {
  checkStart(objective, start);
  checkSteps(steps);
  const { variables } = objective;
  const count = variables.length;
  const points = new Float64Array((steps + 1) * count);
  const values = new Float64Array(steps + 1);
  points.set(start);
  const readings = new Map<number, Reading>();
  values[0] = objective.value(start, 1);
  if (steps > 0) {
    for (const { t, point, gradient, update, state } of descend(optimizer, objective, start)) {
      points.set(point, t * count);
      values[t] = objective.value(point, t);
      if (isRead?.(t)) {
        const read = optimizer.readouts.map(({ name, of }) => [name, of(state)]);
        readings.set(t, { gradient, update, state: Object.fromEntries(read) });
      }
      if (t === steps) break;
      if (t % SLICE === 0) yield;
    }
  }
  return {
    variables,
    steps,
    values,
    pointAt: (t) => vectorAt(points, t * count, count),
    readingAt: (t) => readings.get(t),
  };
}

/** A loop takes a fraction of what spreading a part of a typed array does, and pictures ask for thousands of points. */
function vectorAt(numbers: Float64Array, from: number, length: number): Vector {
  const vector = new Array<number>(length);
  for (let i = 0; i < length; i++) vector[i] = numbers[from + i] as number;
  return vector;
}

/** @throws {UsageError} if the steps are no whole number, 0 or above. */
export function checkSteps(steps: number): void {
  if (Number.isSafeInteger(steps) && steps >= 0) return;
  throw new UsageError(message`${setting("steps")} must be a whole number, 0 or above, not ${steps}.`);
}

/** @throws {UsageError} if a row for every so many steps is no whole number, 1 or above. */
export function checkEvery(every: number): void {
  if (Number.isSafeInteger(every) && every >= 1) return;
  throw new UsageError(message`${setting("every")} must be a whole number, 1 or above, not ${every}.`);
}
