import type { Objective } from "../objectives/objective.js";
import type { Optimizer } from "../optimizers/optimizer.js";
import { type Vector, zip } from "../vector.js";

/** One step of a run: where it led, and what the optimizer used and remembers. */
export interface Step {
  /** Counted from 1. */
  readonly t: number;
  /** The point after the step. */
  readonly point: Vector;
  /** The objective there. */
  readonly value: number;
  /** The gradient the step used, at the point before it. */
  readonly gradient: Vector;
  /** The state after the step, in the order of the optimizer's readouts. */
  readonly readouts: readonly Vector[];
  /** What was added to the point. */
  readonly update: Vector;
}

/** A run without end, one step at a time: the caller stops asking when it has enough. */
export function* descend<State>(
  optimizer: Optimizer<State>,
  objective: Objective,
  start: Vector,
): Generator<Step, never> {
  let point = start;
  let state = optimizer.init(start);
  for (let t = 1; ; t++) {
    const gradient = objective.gradient(point);
    const { step: update, state: next } = optimizer.update(gradient, state);
    state = next;
    point = zip(point, update, (x, dx) => x + dx);
    const readouts = optimizer.readouts.map((readout) => readout.of(next));
    yield { t, point, value: objective.value(point), gradient, readouts, update };
  }
}
