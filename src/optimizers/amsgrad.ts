import { type Vector, zerosLike, zip } from "../vector.js";
import { checkDecay, checkEpsilon, checkLearningRate, checkNames } from "./hyper-parameter.js";
import type { Optimizer } from "./optimizer.js";

export interface AmsgradOptions {
  /** α > 0, in input units: about the first step's length. */
  readonly learningRate?: number | undefined;
  /** β₁ in [0, 1): decay of the first moment. */
  readonly beta1?: number | undefined;
  /** β₂ in [0, 1): decay of the second moment. */
  readonly beta2?: number | undefined;
  /** ε ≥ 0, added outside the root. */
  readonly epsilon?: number | undefined;
}

export interface AmsgradState {
  /** Steps taken so far. */
  readonly t: number;
  readonly learningRateHat: number;
  readonly moment1: Vector;
  readonly moment2: Vector;
  readonly moment2Hat: Vector;
}

export const AMSGRAD_DEFAULTS = {
  learningRate: 0.01,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
} as const;

/**
 * AMSGrad: Adam, divided by the largest second moment seen so far instead of the current one.
 *
 *     α̂ = α √(1−β₂ᵗ)/(1−β₁ᵗ)
 *     m ← β₁m + (1−β₁)g      v ← β₂v + (1−β₂)g²      v̂ ← max(v̂, v)
 *     step = −α̂ m / (√v̂ + ε)
 *
 * Elementwise for any number of variables. The maximum is over the uncorrected second moment and
 * the bias correction sits in the learning rate, as in Keras; PyTorch corrects v̂ under the root,
 * optax takes the maximum after the correction, and the paper corrects nothing.
 *
 * @param options Defaults: α 0.01, β₁ 0.9, β₂ 0.999, ε 1e-8.
 * @returns State `{ t, learningRateHat, moment1, moment2, moment2Hat }`; the moments have the start point's shape.
 * @throws {UsageError} if an option is unknown or outside its range.
 * @see Reddi, Kale & Kumar 2018, Algorithm 2, https://openreview.net/forum?id=ryQu7f-RZ
 */
export function amsgrad(options: AmsgradOptions = {}): Optimizer<AmsgradState> {
  checkNames("amsgrad", options, AMSGRAD_DEFAULTS);
  const {
    learningRate = AMSGRAD_DEFAULTS.learningRate,
    beta1 = AMSGRAD_DEFAULTS.beta1,
    beta2 = AMSGRAD_DEFAULTS.beta2,
    epsilon = AMSGRAD_DEFAULTS.epsilon,
  } = options;
  checkLearningRate(learningRate);
  checkDecay("beta1", beta1);
  checkDecay("beta2", beta2);
  checkEpsilon(epsilon);

  return {
    name: "amsgrad",
    init: (start) => ({
      t: 0,
      learningRateHat: Number.NaN,
      moment1: zerosLike(start),
      moment2: zerosLike(start),
      moment2Hat: zerosLike(start),
    }),
    update(gradient, state) {
      const t = state.t + 1;
      const learningRateHat = (learningRate * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t);
      const moment1 = zip(state.moment1, gradient, (m, g) => beta1 * m + (1 - beta1) * g);
      const moment2 = zip(state.moment2, gradient, (v, g) => beta2 * v + (1 - beta2) * g ** 2);
      const moment2Hat = zip(state.moment2Hat, moment2, Math.max);
      const step = zip(moment1, moment2Hat, (m, v) => (-learningRateHat * m) / (Math.sqrt(v) + epsilon));
      return { step, state: { t, learningRateHat, moment1, moment2, moment2Hat } };
    },
    readouts: [
      { name: "learning_rate_hat", shape: "scalar", of: (state) => [state.learningRateHat] },
      { name: "moment1", shape: "vector", of: (state) => state.moment1 },
      { name: "moment2", shape: "vector", of: (state) => state.moment2 },
      { name: "moment2_hat", shape: "vector", of: (state) => state.moment2Hat },
    ],
  };
}
