import { type Objective, squareView } from "./objective.js";

/**
 * The plainest saddle.
 *
 *     f(x, y) = x² − y²
 *
 * No minimum: f falls without bound to both sides of the x axis. The start lies 0.001 beside that axis; with y
 * exactly 0 no rule would ever leave it. How soon a run falls off shows how a rule treats small gradients.
 *
 * @see Dauphin et al. 2014, on saddle points, https://arxiv.org/abs/1406.2572
 */
export const saddle: Objective = {
  name: "saddle",
  formula: "x^2 - y^2",
  variables: ["x", "y"],
  value: ([x = Number.NaN, y = Number.NaN]) => x ** 2 - y ** 2,
  gradient: ([x = Number.NaN, y = Number.NaN]) => [2 * x, -2 * y],
  minima: [],
  start: [-1.5, 0.001],
  view: squareView(2),
};
