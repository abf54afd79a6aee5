import type { Vector } from "../vector.js";

/** A function to be minimized. */
export interface Objective {
  readonly name: string;
  /** How a person writes it: `x - x^3`. */
  readonly formula: string;
  /** The number of variables. */
  readonly dimension: number;
  value(point: Vector): number;
  gradient(point: Vector): Vector;
  /** Its local minima, each as a point. */
  readonly minima: readonly Vector[];
  /** Where a run begins unless told otherwise. */
  readonly start: Vector;
}
