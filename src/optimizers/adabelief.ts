import { blend, quotient, zerosLike, zip } from "../math/vector.js";
import type { AdamParameter, Moments } from "./adam.js";
import { type Rule, rule } from "./rule.js";

/**
 * AdaBelief: Adam, divided by how far gradients stray from their mean instead of by how large they are.
 *
 *     m ← β₁m + (1−β₁)g      s ← β₂s + (1−β₂)(g−m)² + ε_root
 *     step = −α m/(1−β₁ᵗ) / (√(s/(1−β₂ᵗ)) + ε)
 *
 * ε_root stays in the state, as in the paper, and so adds up.
 *
 * @param options Defaults: α 0.01, β₁ 0.9, β₂ 0.999, ε and `epsilonRoot` 1e-16, weight decay 0 (decoupled).
 * @returns State `{ t, moment1, moment2 }`: m and s above; the moments have the start point's shape.
 * @throws {UsageError} if an option is unknown or outside its range.
 * @see Zhuang et al. 2020, Algorithm 2, https://arxiv.org/abs/2010.07468
 */
export const adabelief: Rule<AdamParameter | "epsilonRoot", Moments> = rule({
  name: "adabelief",
  title: "AdaBelief",
  paper: "Zhuang et al. 2020, arxiv.org/abs/2010.07468",
  equation: "m ← β₁m + (1−β₁)g, s ← β₂s + (1−β₂)(g−m)² + ε, step = −α m/(1−β₁ᵗ) / (√(s/(1−β₂ᵗ)) + ε)",
  forms: {
    house: {
      source: "optax.adabelief (the paper's learning rate is 0.001)",
      differs: "optax's form and guards",
      defaults: {
        learningRate: 0.01,
        beta1: 0.9,
        beta2: 0.999,
        epsilon: 1e-16,
        epsilonRoot: 1e-16,
        weightDecay: 0,
      },
      weightDecay: "decoupled",
    },
    optax: { source: "optax.adabelief", differs: "the same" },
  },
  build: ({ learningRate, beta1, beta2, epsilon, epsilonRoot }) => ({
    init: (start) => ({ t: 0, moment1: zerosLike(start), moment2: zerosLike(start) }),
    update(gradient, state) {
      const t = state.t + 1;
      const rate = learningRate(t) / (1 - beta1 ** t);
      const correction2 = 1 - beta2 ** t;
      const moment1 = blend(state.moment1, gradient, beta1);
      const surprise = zip(gradient, moment1, (g, m) => (g - m) ** 2);
      const moment2 = zip(state.moment2, surprise, (s, d) => beta2 * s + (1 - beta2) * d + epsilonRoot);
      const step = zip(moment1, moment2, (m, s) => quotient(-rate * m, Math.sqrt(s / correction2) + epsilon));
      return { step, state: { t, moment1, moment2 } };
    },
    readouts: { moment1: "vector", moment2: "vector" },
  }),
});
