import { blend, quotient, type Vector, zerosLike, zip } from "../math/vector.js";
import { type AdamParameter, type AdamState, adamRate, type BiasCorrection } from "./adam.js";
import { type Rule, rule } from "./rule.js";

export interface AmsgradState extends AdamState {
  readonly moment2Hat: Vector;
}

interface Variant {
  readonly correction: BiasCorrection;
  /** Takes the maximum of the second moment as it is, or of the corrected one. */
  readonly maximum: "raw" | "corrected";
}

/**
 * AMSGrad: Adam, divided by the largest second moment seen so far instead of the current one.
 *
 *     m ← β₁m + (1−β₁)g      v ← β₂v + (1−β₂)g²      v̂ ← max(v̂, v)
 *     step = −α̂ m / (r√v̂ + ε)
 *
 * | form | α̂ | r | ε | maximum of |
 * | --- | --- | --- | --- | --- |
 * | house, keras | α √(1−β₂ᵗ)/(1−β₁ᵗ) | 1 | 1e-8, 1e-7 | v |
 * | pytorch | α/(1−β₁ᵗ) | 1/√(1−β₂ᵗ) | 1e-8 | v |
 * | optax | α/(1−β₁ᵗ) | 1 | 1e-8 | v/(1−β₂ᵗ) |
 * | paper | α | 1 | 0 | v |
 *
 * Elementwise for any number of variables. PyTorch and Keras differ only by ε; optax's maximum keeps values of the
 * first steps, where the corrected moment is noisiest.
 *
 * @param options Defaults: α 0.01, β₁ 0.9, β₂ 0.999, ε as above, weight decay 0 (L2; decoupled in keras and optax).
 * @returns State `{ t, learningRateHat, moment1, moment2, moment2Hat }`; the moments have the start point's shape.
 * @throws {UsageError} if an option is unknown or outside its range.
 * @see Reddi, Kale & Kumar 2018, Algorithm 2, https://openreview.net/forum?id=ryQu7f-RZ
 */
export const amsgrad: Rule<AdamParameter, AmsgradState> = rule({
  name: "amsgrad",
  title: "Amsgrad",
  paper: "Reddi, Kale & Kumar 2018, openreview.net/forum?id=ryQu7f-RZ",
  equation: "as adam, with v̂ ← max(v̂, v), step = −α √(1−β₂ᵗ)/(1−β₁ᵗ) · m / (√v̂ + ε)",
  forms: {
    house: {
      source: "the course post",
      differs: "Keras's form with the post's ε: the maximum of the uncorrected second moment",
      defaults: { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 },
      weightDecay: "l2",
      correction: "folded",
      maximum: "raw",
    },
    pytorch: {
      source: "torch.optim.Adam(amsgrad=True) since 1.3 (its learning rate is 0.001)",
      differs: "the maximum is corrected under the root, so that ε weighs less in the first steps",
      correction: "moments",
    },
    keras: {
      source: "keras.optimizers.Adam(amsgrad=True) (its learning rate is 0.001)",
      differs: "as the usual form, with ε 1e-7; weight decay is decoupled",
      defaults: { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, weightDecay: 0 },
      weightDecay: "decoupled",
    },
    optax: {
      source: "optax.amsgrad",
      differs: "the maximum of the corrected second moment: another path",
      weightDecay: "decoupled",
      correction: "moments",
      maximum: "corrected",
    },
    paper: {
      source: "Reddi, Kale & Kumar 2018, Algorithm 2",
      differs: "no bias correction, ε 0",
      defaults: { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 0 },
      weightDecay: undefined,
      correction: "none",
    },
  },
  build: ({ learningRate, beta1, beta2, epsilon }, { correction, maximum }: Variant) => ({
    init: (start) => ({
      t: 0,
      learningRateHat: Number.NaN,
      moment1: zerosLike(start),
      moment2: zerosLike(start),
      moment2Hat: zerosLike(start),
    }),
    update(gradient, state) {
      const t = state.t + 1;
      const { learningRateHat, root } = adamRate(correction, { alpha: learningRate(t), beta1, beta2, t });
      const moment1 = blend(state.moment1, gradient, beta1);
      const moment2 = zip(state.moment2, gradient, (v, g) => beta2 * v + (1 - beta2) * g ** 2);
      const [before, after] = maximum === "raw" ? [1, root] : [root ** 2, 1];
      const moment2Hat = zip(state.moment2Hat, moment2, (highest, v) => Math.max(highest, before * v));
      const step = zip(moment1, moment2Hat, (m, v) => quotient(-learningRateHat * m, after * Math.sqrt(v) + epsilon));
      return { step, state: { t, learningRateHat, moment1, moment2, moment2Hat } };
    },
    readouts: { learningRateHat: "scalar", moment1: "vector", moment2: "vector", moment2Hat: "vector" },
  }),
});
