import { type Objective, squareView } from "./objective.js";

const { PI, sin } = Math;

/**
 * Levy's function: parallel ridges on a bowl.
 *
 *     f(x, y) = sin² πw + (w − 1)² (1 + 10 sin²(πw + 1)) + (v − 1)² (1 + sin² 2πv)
 *     w = (x + 3)/4      v = (y + 3)/4
 *
 * The global minimum is 0 at (1, 1). The ridges run along y and leave many local minima between them; a run with
 * momentum rolls over ridges that stop plain descent.
 *
 * @see Surjanovic & Bingham, https://www.sfu.ca/~ssurjano/levy.html
 */
export const levy: Objective = {
  name: "levy",
  formula:
    "sin(pi*(x + 3)/4)^2 + ((x - 1)/4)^2 * (1 + 10sin(pi*(x + 3)/4 + 1)^2)" +
    " + ((y - 1)/4)^2 * (1 + sin(pi*(y + 3)/2)^2)",
  variables: ["x", "y"],
  value: ([x = Number.NaN, y = Number.NaN]) => {
    const [w, v] = [quarter(x), quarter(y)];
    const alongW = sin(PI * w) ** 2 + (w - 1) ** 2 * (1 + 10 * sin(PI * w + 1) ** 2);
    const alongV = (v - 1) ** 2 * (1 + sin(2 * PI * v) ** 2);
    return alongW + alongV;
  },
  /** By sin² u′ = sin 2u; the quarter is the inner derivative of w and v. */
  gradient: ([x = Number.NaN, y = Number.NaN]) => {
    const [w, v] = [quarter(x), quarter(y)];
    const slopeW =
      PI * sin(2 * PI * w) +
      2 * (w - 1) * (1 + 10 * sin(PI * w + 1) ** 2) +
      10 * PI * (w - 1) ** 2 * sin(2 * PI * w + 2);
    const slopeV = 2 * (v - 1) * (1 + sin(2 * PI * v) ** 2) + 2 * PI * (v - 1) ** 2 * sin(4 * PI * v);
    return [slopeW / 4, slopeV / 4];
  },
  minima: [[1, 1]],
  start: [0, 4],
  view: squareView(10),
};

function quarter(x: number): number {
  return (x + 3) / 4;
}
