import type { Interval } from "../math/geometry.js";
import type { Vector } from "../math/vector.js";

/** The name of a function that was given none. */
export const UNNAMED = "f";

/** A function to be minimized. */
export interface Objective {
  readonly name: string;
  /** How a person writes it: `x - x^3`. Absent for a function of your own without a formula. */
  readonly formula?: string | undefined;
  /** The names of its variables, in the order of a point's coordinates. */
  readonly variables: readonly string[];
  value(point: Vector): number;
  gradient(point: Vector): Vector;
  /** Its known local minima, each as a point. */
  readonly minima: readonly Vector[];
  /** Where a run begins unless told otherwise. */
  readonly start: Vector;
  /** What the axes of its usual picture span: x, then f (of one variable) or y (of two). */
  readonly view?: readonly [x: Interval, y: Interval];
}

/** The view from −`reach` to `reach` on both axes. */
export function squareView(reach: number): [Interval, Interval] {
  return [
    [-reach, reach],
    [-reach, reach],
  ];
}
