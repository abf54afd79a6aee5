import { type Objective, squareView } from "./objective.js";

/** The post's first function, f(x) = x − x³: a local minimum at −1/√3, unbounded below to the right. */
export const cubic: Objective = {
  name: "cubic",
  formula: "x - x^3",
  variables: ["x"],
  value: ([x = Number.NaN]) => x - x ** 3,
  gradient: ([x = Number.NaN]) => [1 - 3 * x ** 2],
  minima: [[-Math.sqrt(1 / 3)]],
  start: [-1],
  view: squareView(5),
};
