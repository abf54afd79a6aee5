import { type Objective, squareView } from "./objective.js";

/**
 * Himmelblau's function: four minima of equal depth.
 *
 *     f(x, y) = (x² + y − 11)² + (x + y² − 7)²
 *
 * All four are 0: one at (3, 2), the others in the other quadrants. Between them lie four saddles and a
 * maximum near (−0.27, −0.92); which minimum a run finds depends on its start and its rule.
 *
 * @see Himmelblau 1972, Applied Nonlinear Programming
 */
export const himmelblau: Objective = {
  name: "himmelblau",
  formula: "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
  variables: ["x", "y"],
  value: ([x = Number.NaN, y = Number.NaN]) => (x ** 2 + y - 11) ** 2 + (x + y ** 2 - 7) ** 2,
  gradient: ([x = Number.NaN, y = Number.NaN]) => [
    4 * x * (x ** 2 + y - 11) + 2 * (x + y ** 2 - 7),
    2 * (x ** 2 + y - 11) + 4 * y * (x + y ** 2 - 7),
  ],
  minima: [
    [3, 2],
    [-2.805118086952745, 3.131312518250573],
    [-3.779310253377747, -3.2831859912861696],
    [3.5844283403304917, -1.8481265269644036],
  ],
  start: [-2, 2],
  view: squareView(5),
};
