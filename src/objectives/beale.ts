import { type Objective, squareView } from "./objective.js";

/**
 * Beale's function: a plateau between steep corners.
 *
 *     f(x, y) = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²
 *
 * One minimum, 0 at (3, 0.5). f exceeds 10⁵ in corners of the view and hardly changes along the middle: a
 * learning rate that suits the plateau throws a run off the walls.
 *
 * @see Beale 1958; problem 5 of Moré, Garbow & Hillstrom 1981, https://doi.org/10.1145/355934.355936
 */
export const beale: Objective = {
  name: "beale",
  formula: "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2",
  variables: ["x", "y"],
  value: ([x = Number.NaN, y = Number.NaN]) =>
    (1.5 - x + x * y) ** 2 + (2.25 - x + x * y ** 2) ** 2 + (2.625 - x + x * y ** 3) ** 2,
  gradient: ([x = Number.NaN, y = Number.NaN]) => {
    const a = 1.5 - x + x * y;
    const b = 2.25 - x + x * y ** 2;
    const c = 2.625 - x + x * y ** 3;
    return [
      2 * a * (y - 1) + 2 * b * (y ** 2 - 1) + 2 * c * (y ** 3 - 1),
      2 * a * x + 4 * b * x * y + 6 * c * x * y ** 2,
    ];
  },
  minima: [[3, 0.5]],
  start: [1, 1.5],
  view: squareView(4.5),
};
