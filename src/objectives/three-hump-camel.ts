import { type Objective, squareView } from "./objective.js";

/**
 * The three-hump camel.
 *
 *     f(x, y) = 2x² − 1.05x⁴ + x⁶/6 + xy + y²
 *
 * The global minimum is 0 at the origin; the two local ones, 0.2986 at ±(1.7476, −0.8738), catch runs that come
 * from the sides. All lie on y = −x/2, the outer two where x² = 2.1 + √0.91.
 *
 * @see Surjanovic & Bingham, https://www.sfu.ca/~ssurjano/camel3.html
 */
export const threeHumpCamel: Objective = {
  name: "three-hump-camel",
  formula: "2x^2 - 1.05x^4 + x^6/6 + x*y + y^2",
  variables: ["x", "y"],
  value: ([x = Number.NaN, y = Number.NaN]) => 2 * x ** 2 - 1.05 * x ** 4 + x ** 6 / 6 + x * y + y ** 2,
  gradient: ([x = Number.NaN, y = Number.NaN]) => [4 * x - 4.2 * x ** 3 + x ** 5 + y, x + 2 * y],
  minima: [
    [0, 0],
    [1.7475523458302888, -0.8737761729151444],
    [-1.7475523458302888, 0.8737761729151444],
  ],
  start: [-1, -2],
  view: squareView(2.5),
};
