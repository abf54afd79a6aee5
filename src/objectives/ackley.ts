import { type Objective, squareView } from "./objective.js";

const { E, PI, SQRT2, cos, exp, hypot, sin } = Math;

/**
 * Ackley's funnel: ripples on a slope that steepens toward its tip.
 *
 *     f(x, y) = 20 + e − 20 exp(−0.2 r) − exp((cos 2πx + cos 2πy)/2)      r = √((x² + y²)/2)
 *
 * The global minimum is 0 at the origin, with local ones around it near every pair of whole numbers. The
 * origin is a cusp: f has no gradient there, and close by its length is 2√2, so that at a constant learning
 * rate every rule chatters around the minimum. The gradient at the origin is taken to be 0.
 *
 * @see Ackley 1987, A Connectionist Machine for Genetic Hillclimbing; https://www.sfu.ca/~ssurjano/ackley.html
 */
export const ackley: Objective = {
  name: "ackley",
  formula: "20 + e - 20exp(-0.2sqrt((x^2 + y^2)/2)) - exp((cos(2pi x) + cos(2pi y))/2)",
  variables: ["x", "y"],
  value: ([x = Number.NaN, y = Number.NaN]) => 20 + E - 20 * exp(-0.2 * meanRadius(x, y)) - ripples(x, y),
  gradient: ([x = Number.NaN, y = Number.NaN]) => {
    const r = meanRadius(x, y);
    if (r === 0) return [0, 0];
    const q = ripples(x, y);
    return [
      2 * exp(-0.2 * r) * (x / r) + PI * sin(2 * PI * x) * q,
      2 * exp(-0.2 * r) * (y / r) + PI * sin(2 * PI * y) * q,
    ];
  },
  minima: [[0, 0]],
  start: [1.6, -1.3],
  view: squareView(5),
};

function meanRadius(x: number, y: number): number {
  return hypot(x, y) / SQRT2;
}

function ripples(x: number, y: number): number {
  return exp((cos(2 * PI * x) + cos(2 * PI * y)) / 2);
}
