import { type Objective, squareView } from "./objective.js";

/**
 * Booth's function: a convex quadratic with crossed variables.
 *
 *     f(x, y) = (x + 2y − 7)² + (2x + y − 5)²
 *
 * One minimum, 0 at (1, 3). The condition number is 9 and the axes of the ellipses lie on the diagonals, where
 * rules that scale each variable by itself cannot help.
 *
 * @see Surjanovic & Bingham, https://www.sfu.ca/~ssurjano/booth.html
 */
export const booth: Objective = {
  name: "booth",
  formula: "(x + 2y - 7)^2 + (2x + y - 5)^2",
  variables: ["x", "y"],
  value: ([x = Number.NaN, y = Number.NaN]) => (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2,
  gradient: ([x = Number.NaN, y = Number.NaN]) => [10 * x + 8 * y - 34, 8 * x + 10 * y - 38],
  minima: [[1, 3]],
  start: [-6, -6],
  view: squareView(10),
};
