import { type Objective, squareView } from "./objective.js";

/**
 * The function of Goldstein and Price.
 *
 *     f(x, y) = (1 + (x + y + 1)² (19 − 14x + 3x² − 14y + 6xy + 3y²))
 *             · (30 + (2x − 3y)² (18 − 32x + 12x² + 48y − 36xy + 27y²))
 *
 * Four minima: 3 at (0, −1), 30 at (−0.6, −0.4), 84 at (1.8, 0.2), 840 at (1.2, 0.8). f spans 3 to 10⁶ in the
 * view, so its picture wants logarithmic levels, and its gradients a rule that rescales them.
 *
 * @see Goldstein & Price 1971, Mathematics of Computation 25; https://www.sfu.ca/~ssurjano/goldpr.html
 */
export const goldsteinPrice: Objective = {
  name: "goldstein-price",
  formula:
    "(1 + (x + y + 1)^2 * (19 - 14x + 3x^2 - 14y + 6x*y + 3y^2))" +
    " * (30 + (2x - 3y)^2 * (18 - 32x + 12x^2 + 48y - 36x*y + 27y^2))",
  variables: ["x", "y"],
  value: ([x = Number.NaN, y = Number.NaN]) => {
    const { a, p, b, q } = parts(x, y);
    return (1 + a ** 2 * p) * (30 + b ** 2 * q);
  },
  /** ∇(FG) = G ∇F + F ∇G, with F = 1 + a²p and G = 30 + b²q. F depends on x + y alone: ∂F/∂x = ∂F/∂y. */
  gradient: ([x = Number.NaN, y = Number.NaN]) => {
    const { a, p, b, q } = parts(x, y);
    const f = 1 + a ** 2 * p;
    const g = 30 + b ** 2 * q;
    const slope = 2 * a * p + a ** 2 * (-14 + 6 * x + 6 * y);
    return [
      g * slope + f * (4 * b * q + b ** 2 * (-32 + 24 * x - 36 * y)),
      g * slope + f * (-6 * b * q + b ** 2 * (48 - 36 * x + 54 * y)),
    ];
  },
  minima: [
    [0, -1],
    [-0.6, -0.4],
    [1.8, 0.2],
    [1.2, 0.8],
  ],
  start: [0.8, 0],
  view: squareView(2),
};

function parts(x: number, y: number): Record<"a" | "p" | "b" | "q", number> {
  return {
    a: x + y + 1,
    p: 19 - 14 * x + 3 * x ** 2 - 14 * y + 6 * x * y + 3 * y ** 2,
    b: 2 * x - 3 * y,
    q: 18 - 32 * x + 12 * x ** 2 + 48 * y - 36 * x * y + 27 * y ** 2,
  };
}
