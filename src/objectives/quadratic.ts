import type { Objective } from "./objective.js";

/** The post's second function, f(x, y) = 2x² + 2xy + 2y² − 6x: one minimum, −6 at (2, −1). */
export const quadratic: Objective = {
  name: "quadratic",
  formula: "2x^2 + 2x*y + 2y^2 - 6x",
  variables: ["x", "y"],
  value: ([x = Number.NaN, y = Number.NaN]) => 2 * x ** 2 + 2 * x * y + 2 * y ** 2 - 6 * x,
  gradient: ([x = Number.NaN, y = Number.NaN]) => [4 * x + 2 * y - 6, 2 * x + 4 * y],
  minima: [[2, -1]],
  start: [1, 0],
  view: [
    [-2, 6],
    [-4, 2],
  ],
};
