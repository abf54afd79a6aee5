import { blend, quotient, zerosLike, zip } from "../math/vector.js";
import type { Moments } from "./adam.js";
import { type Rule, rule } from "./rule.js";

/**
 * ADOPT: Adam that divides each gradient by the second moment before it, and then takes the mean.
 *
 *     m ← β₁m + (1−β₁) clip(g / max(√v, ε), ±(t−1)^¼)      step = −α m      v ← β₂v + (1−β₂)g²
 *
 * The first step moves nothing and sets v to g². ADOPT converges with any β₂; Adam may not.
 *
 * @param options Defaults: α 0.01, β₁ 0.9, β₂ 0.9999, ε 1e-6.
 * @returns State `{ t, moment1, moment2 }`; the moments have the start point's shape.
 * @throws {UsageError} if an option is unknown or outside its range.
 * @see Taniguchi et al. 2024, Algorithm 2, https://arxiv.org/abs/2411.02853
 */
export const adopt: Rule<"learningRate" | "beta1" | "beta2" | "epsilon", Moments> = rule({
  name: "adopt",
  title: "ADOPT",
  paper: "Taniguchi et al. 2024, arxiv.org/abs/2411.02853",
  equation: "m ← β₁m + (1−β₁) clip(g / max(√v, ε), ±(t−1)^¼), step = −α m, v ← β₂v + (1−β₂)g²",
  forms: {
    house: {
      source: "optax.contrib.adopt (the paper's learning rate is 0.001)",
      differs: "optax's form, with clipping",
      defaults: { learningRate: 0.01, beta1: 0.9, beta2: 0.9999, epsilon: 1e-6 },
    },
    optax: { source: "optax.contrib.adopt", differs: "the same" },
  },
  build: ({ learningRate, beta1, beta2, epsilon }) => ({
    init: (start) => ({ t: 0, moment1: zerosLike(start), moment2: zerosLike(start) }),
    update(gradient, state) {
      const t = state.t + 1;
      if (t === 1) {
        return { step: zerosLike(gradient), state: { ...state, t, moment2: gradient.map((g) => g ** 2) } };
      }
      const alpha = learningRate(t);
      const most = (t - 1) ** 0.25;
      const scaled = zip(gradient, state.moment2, (g, v) => quotient(g, Math.max(Math.sqrt(v), epsilon)));
      const clipped = scaled.map((value) => Math.max(-most, Math.min(most, value)));
      const moment1 = blend(state.moment1, clipped, beta1);
      const moment2 = zip(state.moment2, gradient, (v, g) => beta2 * v + (1 - beta2) * g ** 2);
      return { step: moment1.map((m) => -alpha * m), state: { t, moment1, moment2 } };
    },
    readouts: { moment1: "vector", moment2: "vector" },
  }),
});
