import { blend, quotient, zip } from "../math/vector.js";
import { type AdamState, adamRate, type BiasCorrection } from "./adam.js";
import { type Rule, rule } from "./rule.js";

interface Variant {
  readonly correction: BiasCorrection;
  /** True if the first moment starts with `initialAccumulator` too; false if with 0. */
  readonly startsBoth: boolean;
}

/**
 * Yogi: Adam whose second moment follows the squared gradient by addition, so that it cannot fall abruptly.
 *
 *     m ← β₁m + (1−β₁)g      v ← v − (1−β₂) sign(v − g²) g²
 *     step = −α̂ m / (r√v + ε)
 *
 * | form | α̂ | r | m, v at first |
 * | --- | --- | --- | --- |
 * | house | α √(1−β₂ᵗ)/(1−β₁ᵗ) | 1 | 0, 1e-6 |
 * | optax | α/(1−β₁ᵗ) | 1/√(1−β₂ᵗ) | 1e-6, 1e-6 |
 *
 * @param options Defaults: α 0.01, β₁ 0.9, β₂ 0.999, ε 0.001, `initialAccumulator` 1e-6.
 * @returns State `{ t, learningRateHat, moment1, moment2 }`, as Adam's.
 * @throws {UsageError} if an option is unknown or outside its range.
 * @see Zaheer et al. 2018, Algorithm 2, https://papers.nips.cc/paper/8186-adaptive-methods-for-nonconvex-optimization
 */
export const yogi: Rule<"learningRate" | "beta1" | "beta2" | "epsilon" | "initialAccumulator", AdamState> = rule({
  name: "yogi",
  title: "Yogi",
  paper: "Zaheer et al. 2018, papers.nips.cc/paper/8186-adaptive-methods-for-nonconvex-optimization",
  equation: "as adam, with v ← v − (1−β₂) sign(v − g²) g²",
  forms: {
    house: {
      source: "tfa.optimizers.Yogi",
      differs: "TensorFlow Addons' form: both bias corrections sit in the learning rate",
      defaults: { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 0.001, initialAccumulator: 1e-6 },
      correction: "folded",
      startsBoth: false,
    },
    optax: {
      source: "optax.yogi",
      differs: "each moment is corrected by itself; the first moment starts with 1e-6, too",
      correction: "moments",
      startsBoth: true,
    },
  },
  build: ({ learningRate, beta1, beta2, epsilon, initialAccumulator }, { correction, startsBoth }: Variant) => ({
    init: (start): AdamState => ({
      t: 0,
      learningRateHat: Number.NaN,
      moment1: start.map(() => (startsBoth ? initialAccumulator : 0)),
      moment2: start.map(() => initialAccumulator),
    }),
    update(gradient, state) {
      const t = state.t + 1;
      const { learningRateHat, root } = adamRate(correction, { alpha: learningRate(t), beta1, beta2, t });
      const moment1 = blend(state.moment1, gradient, beta1);
      const moment2 = zip(state.moment2, gradient, (v, g) => v - (1 - beta2) * Math.sign(v - g ** 2) * g ** 2);
      const step = zip(moment1, moment2, (m, v) => quotient(-learningRateHat * m, root * Math.sqrt(v) + epsilon));
      return { step, state: { t, learningRateHat, moment1, moment2 } };
    },
    readouts: { learningRateHat: "scalar", moment1: "vector", moment2: "vector" },
  }),
});
