import { type Objective, squareView } from "./objective.js";

const { PI, cos, sin } = Math;

/**
 * Rastrigin's egg box: a wide bowl under a grid of ripples.
 *
 *     f(x, y) = 20 + x² − 10 cos 2πx + y² − 10 cos 2πy
 *
 * The global minimum is 0 at the origin. There is another near every pair of whole numbers, 121 in
 * [−5.12, 5.12]² alone, and a descent ends in one close to its start.
 *
 * @see Rastrigin 1974, Systems of Extremal Control; https://www.sfu.ca/~ssurjano/rastr.html
 */
export const rastrigin: Objective = {
  name: "rastrigin",
  formula: "20 + x^2 - 10cos(2pi x) + y^2 - 10cos(2pi y)",
  variables: ["x", "y"],
  value: ([x = Number.NaN, y = Number.NaN]) => 20 + x ** 2 - 10 * cos(2 * PI * x) + y ** 2 - 10 * cos(2 * PI * y),
  gradient: ([x = Number.NaN, y = Number.NaN]) => [
    2 * x + 20 * PI * sin(2 * PI * x),
    2 * y + 20 * PI * sin(2 * PI * y),
  ],
  minima: [[0, 0]],
  start: [-2, 3.5],
  view: squareView(4.5),
};
