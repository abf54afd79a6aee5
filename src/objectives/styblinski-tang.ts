import { type Objective, squareView } from "./objective.js";

/**
 * The function of Styblinski and Tang: a tilted double well in each variable.
 *
 *     f(x, y) = (x⁴ − 16x² + 5x + y⁴ − 16y² + 5y)/2
 *
 * Each variable has a deep well at −2.9035 and a shallow one at 2.7468. The global minimum is −78.33, in the
 * deep well of both; the other three are −64.20, −64.20 and −50.06.
 *
 * @see Styblinski & Tang 1990, Neural Networks 3(4); https://www.sfu.ca/~ssurjano/stybtang.html
 */
export const styblinskiTang: Objective = {
  name: "styblinski-tang",
  formula: "(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)/2",
  variables: ["x", "y"],
  value: ([x = Number.NaN, y = Number.NaN]) => (x ** 4 - 16 * x ** 2 + 5 * x + y ** 4 - 16 * y ** 2 + 5 * y) / 2,
  gradient: ([x = Number.NaN, y = Number.NaN]) => [2 * x ** 3 - 16 * x + 2.5, 2 * y ** 3 - 16 * y + 2.5],
  minima: [
    [-2.903534027771177, -2.903534027771177],
    [-2.903534027771177, 2.746802770990837],
    [2.746802770990837, -2.903534027771177],
    [2.746802770990837, 2.746802770990837],
  ],
  start: [0, 0],
  view: squareView(5),
};
