import type { Objective } from "./objective.js";

/**
 * The six-hump camel.
 *
 *     f(x, y) = (4 − 2.1x² + x⁴/3) x² + xy + (−4 + 4y²) y²
 *
 * Six minima, in pairs mirrored through the origin: the global ones −1.0316 at ±(0.0898, −0.7127), then −0.2155
 * at ±(1.7036, −0.7961) and 2.1043 at ±(1.6071, 0.5687), all close to one another.
 *
 * @see Dixon & Szegő 1978, Towards Global Optimisation 2; https://www.sfu.ca/~ssurjano/camel6.html
 */
export const sixHumpCamel: Objective = {
  name: "six-hump-camel",
  formula: "(4 - 2.1x^2 + x^4/3)*x^2 + x*y + (-4 + 4y^2)*y^2",
  variables: ["x", "y"],
  value: ([x = Number.NaN, y = Number.NaN]) =>
    (4 - 2.1 * x ** 2 + x ** 4 / 3) * x ** 2 + x * y + (-4 + 4 * y ** 2) * y ** 2,
  gradient: ([x = Number.NaN, y = Number.NaN]) => [8 * x - 8.4 * x ** 3 + 2 * x ** 5 + y, x - 8 * y + 16 * y ** 3],
  minima: [
    [0.08984201310031806, -0.7126564030207396],
    [-0.08984201310031806, 0.7126564030207396],
    [1.703606714969981, -0.7960835686726251],
    [-1.703606714969981, 0.7960835686726251],
    [1.6071047529201972, 0.5686514548841314],
    [-1.6071047529201972, -0.5686514548841314],
  ],
  start: [-0.8, 0.9],
  view: [
    [-2, 2],
    [-1.1, 1.1],
  ],
};
