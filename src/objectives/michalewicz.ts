import type { Objective } from "./objective.js";

const { PI, cos, sin } = Math;

/**
 * Michalewicz's function in two variables, of steepness m = 10: narrow valleys in a plain.
 *
 *     f(x, y) = −sin x · sin²⁰(x²/π) − sin y · sin²⁰(2y²/π)
 *
 * The global minimum is −1.8013 at (2.2029, π/2), where the valleys along both variables cross; a local one is
 * −1.2141 at (2.2029, 2.7116). Off the valleys the gradient is next to 0, and a run that starts there stays.
 *
 * @see Michalewicz 1992, Genetic Algorithms + Data Structures = Evolution Programs;
 * https://www.sfu.ca/~ssurjano/michal.html
 */
export const michalewicz: Objective = {
  name: "michalewicz",
  formula: "-sin(x)*sin(x^2/pi)^20 - sin(y)*sin(2y^2/pi)^20",
  variables: ["x", "y"],
  value: ([x = Number.NaN, y = Number.NaN]) => valley(x, 1) + valley(y, 2),
  gradient: ([x = Number.NaN, y = Number.NaN]) => [valleySlope(x, 1), valleySlope(y, 2)],
  minima: [
    [2.2029055201726093, 1.5707963267948966],
    [2.2029055201726093, 2.7115714838430143],
  ],
  start: [2.45, 1.9],
  view: [
    [0, PI],
    [0, PI],
  ],
};

/** −sin s · S²⁰ with S = sin(ks²/π). */
function valley(s: number, k: number): number {
  return -sin(s) * sin((k * s ** 2) / PI) ** 20;
}

/** −(cos s · S²⁰ + sin s · 20 S¹⁹ C · 2ks/π) with C = cos(ks²/π). */
function valleySlope(s: number, k: number): number {
  const angle = (k * s ** 2) / PI;
  return -(cos(s) * sin(angle) ** 20 + sin(s) * 20 * sin(angle) ** 19 * cos(angle) * ((2 * k * s) / PI));
}
