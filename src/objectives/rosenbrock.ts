import type { Objective } from "./objective.js";

/**
 * Rosenbrock's banana valley.
 *
 *     f(x, y) = (1 − x)² + 100 (y − x²)²
 *
 * One minimum, 0 at (1, 1), where the Hessian's condition number is 2508. The floor of the valley follows
 * the parabola y = x²: getting into it is quick, going along it is not.
 *
 * @see Rosenbrock 1960, The Computer Journal 3(3), https://doi.org/10.1093/comjnl/3.3.175
 */
export const rosenbrock: Objective = {
  name: "rosenbrock",
  formula: "(1 - x)^2 + 100(y - x^2)^2",
  variables: ["x", "y"],
  value: ([x = Number.NaN, y = Number.NaN]) => (1 - x) ** 2 + 100 * (y - x ** 2) ** 2,
  gradient: ([x = Number.NaN, y = Number.NaN]) => [-2 * (1 - x) - 400 * x * (y - x ** 2), 200 * (y - x ** 2)],
  minima: [[1, 1]],
  start: [-1.2, 1],
  view: [
    [-2, 2],
    [-1, 3],
  ],
};
