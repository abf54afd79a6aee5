import type { Vector } from "../math/vector.js";

/** A descent rule as two pure functions. Everything it remembers is in `State`. */
export interface Optimizer<State = unknown> {
  /** The rule's name, and its form after a colon unless it is the usual one: `amsgrad:pytorch`. */
  readonly name: string;
  init(start: Vector): State;
  /** The place of the next gradient, if not at the point: Nesterov's textbook form looks ahead. */
  lookAhead?(point: Vector, state: State): Vector;
  /** One step from `point`. The caller adds `step` to the point and passes `state` to the next call. */
  update(gradient: Vector, state: State, point: Vector): { readonly step: Vector; readonly state: State };
  /** The parts of the state that a trace shows after each step, in the order of its columns. */
  readonly readouts: readonly Readout<State>[];
}

/** One quantity of an optimizer's state. */
export interface Readout<State> {
  /** Its column's name, in snake_case: `moment1`. */
  readonly name: string;
  /** One value, or one for each variable. */
  readonly shape: "scalar" | "vector";
  of(state: State): Vector;
}
