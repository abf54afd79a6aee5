import type { Objective } from "./objective.js";

const { cos, sin } = Math;

/**
 * McCormick's function: a tilted, gently waved gutter.
 *
 *     f(x, y) = sin(x + y) + (x − y)² − 1.5x + 2.5y + 1
 *
 * Minima lie on x − y = 1 wherever x + y = −2π/3 + 2πk, each higher by π than the one before it. Of the two in the
 * view the lower, −1.9132 at (1/2 − π/3, −1/2 − π/3), is the function's accepted minimum; beyond the view f falls
 * without bound.
 *
 * @see McCormick 1976, Mathematical Programming 10; https://www.sfu.ca/~ssurjano/mccorm.html
 */
export const mccormick: Objective = {
  name: "mccormick",
  formula: "sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1",
  variables: ["x", "y"],
  value: ([x = Number.NaN, y = Number.NaN]) => sin(x + y) + (x - y) ** 2 - 1.5 * x + 2.5 * y + 1,
  gradient: ([x = Number.NaN, y = Number.NaN]) => [cos(x + y) + 2 * (x - y) - 1.5, cos(x + y) - 2 * (x - y) + 2.5],
  minima: [
    [-0.5471975511965977, -1.5471975511965979],
    [2.5943951023931957, 1.5943951023931955],
  ],
  start: [-1.2, 3.2],
  view: [
    [-1.5, 4],
    [-3, 4],
  ],
};
