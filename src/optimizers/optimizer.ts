import type { Vector } from "../vector.js";

/** A descent rule as two pure functions. Everything it remembers is in `State`. */
export interface Optimizer<State = unknown> {
  readonly name: string;
  init(start: Vector): State;
  /** One step: `step` is added to the point, `state` goes into the next call. */
  update(gradient: Vector, state: State): { readonly step: Vector; readonly state: State };
  /** What a trace shows of the state after each step, in the order of its columns. */
  readonly readouts: readonly Readout<State>[];
}

/** One quantity of an optimizer's state. */
export interface Readout<State> {
  /** Its column's name, in snake_case: `moment1`. */
  readonly name: string;
  /** Whether it has one value in all, or one for each variable. */
  readonly shape: "scalar" | "vector";
  of(state: State): Vector;
}
