import { UsageError } from "../errors.js";
import type { Interval } from "../math/geometry.js";
import type { OnlineObjective } from "./online.js";

export interface ReddiOptions {
  readonly name: string;
  /** Steps from one rare loss to the next: a whole number, 2 or above. */
  readonly period: number;
  /** C: the slope of the rare loss. */
  readonly rareSlope: number;
  /** −c: the slope of every other loss, below 0. */
  readonly usualSlope: number;
  readonly beta1: number;
  readonly beta2: number;
}

const INTERVAL: Interval = [-1, 1];

/**
 * A stream of linear losses on [−1, 1] that misleads Adam, from Reddi, Kale & Kumar.
 *
 *     f_t(x) = C x   if t mod period = 1
 *              −c x  otherwise
 *
 * The rare gradient outweighs the usual ones of its period, C > (period − 1) c, so the best fixed point is −1.
 * Adam divides the rare gradient by a mean of squares that it has itself just raised, then forgets it while it
 * takes the usual ones: it drifts to +1, the worst point of all, and its average regret does not vanish.
 * AMSGrad keeps the largest mean of squares, goes to −1, and its average regret goes to 0.
 *
 * The paper leaves α and the start open; α = 0.5/√t from 0 shows both claims.
 *
 * @throws {UsageError} if the period is no whole number from 2 on, or −1 would not be the best point.
 * @see Reddi, Kale & Kumar 2018, sections 3 and 5, https://openreview.net/forum?id=ryQu7f-RZ
 */
export function reddi({ name, period, rareSlope, usualSlope, beta1, beta2 }: ReddiOptions): OnlineObjective {
  if (!Number.isSafeInteger(period) || period < 2) {
    throw new UsageError(`The period of ${name} must be a whole number, 2 or above, not ${period}.`);
  }
  if (!(usualSlope < 0 && rareSlope + (period - 1) * usualSlope > 0)) {
    throw new UsageError(
      `The slopes of ${name} must be one below 0 and one that outweighs ${period - 1} of it, not ${usualSlope} and ${rareSlope}.`,
    );
  }
  const slope = (t: number) => (t % period === 1 ? rareSlope : usualSlope);
  const [low, high] = INTERVAL;
  return {
    name,
    formula: `${linear(rareSlope)} if t mod ${period} = 1, else ${linear(usualSlope)}`,
    variables: ["x"],
    value: ([x = Number.NaN], t) => slope(t) * x,
    gradient: (_, t) => [slope(t)],
    project: ([x = Number.NaN]) => [Math.min(Math.max(x, low), high)],
    interval: INTERVAL,
    best: [low],
    start: [0],
    settings: { learningRate: 0.5, schedule: "1/sqrt(t)", beta1, beta2 },
  };
}

/**
 * The paper's experiment (section 5, figure 1): 1010x once in 101 steps, −10x in the others; β₁ 0.9, β₂ 0.99.
 * From step 20,000 on Adam is back at +1 in every period and never below 0.98; its average regret tends to 20/101.
 * AMSGrad is below −0.997 after a million steps.
 */
export const reddi101: OnlineObjective = reddi({
  name: "reddi-101",
  period: 101,
  rareSlope: 1010,
  usualSlope: -10,
  beta1: 0.9,
  beta2: 0.99,
});

/**
 * The paper's proof (section 3, theorem 1) with C = 10: Cx once in three steps, −x in the others; β₁ 0,
 * β₂ 1/(1+C²). For every C > 2 Adam comes back to +1 once a cycle, and its average regret tends to 2(C−2)/3.
 */
export const reddi3: OnlineObjective = reddi({
  name: "reddi-3",
  period: 3,
  rareSlope: 10,
  usualSlope: -1,
  beta1: 0,
  beta2: 1 / (1 + 10 ** 2),
});

function linear(slope: number): string {
  return slope === -1 ? "-x" : `${slope}x`;
}
