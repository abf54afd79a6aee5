import { UsageError } from "../errors.js";
import type { Clock } from "../film/clock.js";
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
export const SLICE = 2048;

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
function* recordInSlices<State>(
  optimizer: Optimizer<State>,
  objective: Objective | OnlineObjective,
  start: Vector,
  steps: number,
  isRead?: (t: number) => boolean,
): Generator<undefined, Trajectory> {
  checkStart(objective, start);
  checkCount("steps", steps, 0);
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

/** A run to record. */
interface PlannedRun {
  readonly label: string;
  readonly optimizer: Optimizer;
  readonly start: Vector;
}

/** The steps whose readings a run keeps. `shown` are those that frames show, or all steps if they are few. */
type ReadingsKept = "none" | "shown" | "all";

/**
 * Records runs of as many steps as the clock has. Yields now and then, because they may be long.
 *
 * @throws {UsageError} if a start does not fit the objective.
 */
export function* recordRuns(
  planned: readonly PlannedRun[],
  objective: Objective | OnlineObjective,
  clock: Clock,
  kept: ReadingsKept,
): Generator<undefined, Run[]> {
  const isRead = readSteps(clock, kept);
  const runs: Run[] = [];
  for (const { label, optimizer, start } of planned) {
    runs.push({ label, trajectory: yield* recordInSlices(optimizer, objective, start, clock.steps, isRead) });
  }
  return runs;
}

function readSteps({ frameCount, stepAt, isEveryStep }: Clock, kept: ReadingsKept): (t: number) => boolean {
  if (kept === "none") return () => false;
  if (kept === "all" || isEveryStep) return () => true;
  const shown = new Set(Array.from({ length: frameCount }, (_, frame) => stepAt(frame)));
  return (t) => shown.has(t);
}

/** A loop takes a fraction of what spreading a part of a typed array does, and pictures ask for thousands of points. */
function vectorAt(numbers: Float64Array, from: number, length: number): Vector {
  const vector = new Array<number>(length);
  for (let i = 0; i < length; i++) vector[i] = numbers[from + i] as number;
  return vector;
}

/** @throws {UsageError} if a number of things is no whole number from `least` on. */
export function checkCount(name: "steps" | "every", count: number, least: number): void {
  if (Number.isSafeInteger(count) && count >= least) return;
  throw new UsageError(message`${setting(name)} must be a whole number, ${least} or above, not ${count}.`);
}
