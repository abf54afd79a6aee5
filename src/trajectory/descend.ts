import { type Vector, zip } from "../math/vector.js";
import type { Optimizer } from "../optimizers/optimizer.js";

/** What a run descends on: a function, or a stream of losses, where the step counts. */
export interface Terrain {
  /** The gradient that step t uses; t counts from 1. */
  gradient(point: Vector, t: number): Vector;
  /** The nearest point that is allowed; every point is when absent. */
  project?(point: Vector): Vector;
}

/** One step of a run: where it led, and what the optimizer used and remembers. */
export interface Step<State> {
  /** Counted from 1. */
  readonly t: number;
  /** The points before and after the step. */
  readonly before: Vector;
  readonly point: Vector;
  /** The gradient the step used: at the point before it, or where the optimizer looked ahead to. */
  readonly gradient: Vector;
  /** What the optimizer remembers after the step. */
  readonly state: State;
  /** What was added to the point, before it was projected. */
  readonly update: Vector;
}

/** A run without end, one step at a time: the caller stops asking when it has enough. */
export function* descend<State>(
  optimizer: Optimizer<State>,
  terrain: Terrain,
  start: Vector,
): Generator<Step<State>, never> {
  let point = start;
  let state = optimizer.init(start);
  for (let t = 1; ; t++) {
    const before = point;
    const gradient = terrain.gradient(optimizer.lookAhead?.(before, state) ?? before, t);
    const { step: update, state: next } = optimizer.update(gradient, state, before);
    const target = zip(before, update, (x, dx) => x + dx);
    point = terrain.project?.(target) ?? target;
    state = next;
    yield { t, before, point, gradient, state, update };
  }
}
