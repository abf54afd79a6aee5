import { blend, quotient, type Vector, zerosLike, zip } from "../math/vector.js";
import { type Built, type Counted, type Rule, rule, type Settings } from "./rule.js";

/** The running means of the gradient and of its square. */
export interface Moments extends Counted {
  readonly moment1: Vector;
  readonly moment2: Vector;
}

export interface AdamState extends Moments {
  /** α̂: the learning rate with the form's bias correction in it; NaN before the first step. */
  readonly learningRateHat: number;
}

/** Corrections of Adam and its variants for moments that start at 0. */
export type BiasCorrection =
  /** In the learning rate; ε then weighs 1/√(1−β₂ᵗ) times what it weighs beside a corrected root. */
  | "folded"
  /** On each moment: m/(1−β₁ᵗ) and v/(1−β₂ᵗ). */
  | "moments"
  | "none";

export type AdamParameter = "learningRate" | "beta1" | "beta2" | "epsilon" | "weightDecay";

/**
 * Adam: momentum, divided by the root of a running mean of the squared gradient.
 *
 *     m ← β₁m + (1−β₁)g      v ← β₂v + (1−β₂)g²
 *     step = −α̂ m / (r√v + ε)
 *
 * | form | α̂ | r | ε | |
 * | --- | --- | --- | --- | --- |
 * | house, keras | α √(1−β₂ᵗ)/(1−β₁ᵗ) | 1 | 1e-8, 1e-7 | ε weighs more in the first steps |
 * | pytorch, optax | α/(1−β₁ᵗ) | 1/√(1−β₂ᵗ) | 1e-8 | the paper's Algorithm 1 |
 * | paper | α | 1 | 0 | no bias correction: the Adam of Reddi et al. 2018 |
 *
 * @param options Defaults: α 0.01, β₁ 0.9, β₂ 0.999, ε as above, weight decay 0 (L2; decoupled in keras and optax).
 * @returns State `{ t, learningRateHat, moment1, moment2 }`; the moments have the start point's shape.
 * @throws {UsageError} if an option is unknown or outside its range.
 * @see Kingma & Ba 2015, https://arxiv.org/abs/1412.6980
 */
export const adam: Rule<AdamParameter, AdamState> = rule({
  name: "adam",
  title: "Adam",
  paper: "Kingma & Ba 2015, arxiv.org/abs/1412.6980",
  equation: "m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², step = −α √(1−β₂ᵗ)/(1−β₁ᵗ) · m / (√v + ε)",
  forms: {
    house: {
      source: "the course post; the paper's folded form",
      differs: "both bias corrections sit in the learning rate",
      defaults: { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 },
      weightDecay: "l2",
      correction: "folded",
    },
    pytorch: {
      source: "torch.optim.Adam since 1.3 (its learning rate is 0.001)",
      differs: "each moment is corrected by itself, so that ε weighs less in the first steps",
      correction: "moments",
    },
    keras: {
      source: "keras.optimizers.Adam (its learning rate is 0.001)",
      differs: "as the usual form, with ε 1e-7; weight decay is decoupled",
      defaults: { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, weightDecay: 0 },
      weightDecay: "decoupled",
    },
    optax: {
      source: "optax.adam",
      differs: "as PyTorch's; weight decay is decoupled",
      weightDecay: "decoupled",
      correction: "moments",
    },
    paper: {
      source: "Reddi, Kale & Kumar 2018, where it fails to converge",
      differs: "no bias correction, ε 0",
      defaults: { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 0 },
      weightDecay: undefined,
      correction: "none",
    },
  },
  build: adamUpdate,
});

/** Adam's state and step, shared by rules that differ from it only in weight decay. */
export function adamUpdate(
  { learningRate, beta1, beta2, epsilon }: Settings<AdamParameter>,
  { correction }: { readonly correction: BiasCorrection },
): Built<AdamState> {
  return {
    init: (start) => ({ t: 0, learningRateHat: Number.NaN, moment1: zerosLike(start), moment2: zerosLike(start) }),
    update(gradient, state) {
      const t = state.t + 1;
      const { learningRateHat, root } = adamRate(correction, { alpha: learningRate(t), beta1, beta2, t });
      const moment1 = blend(state.moment1, gradient, beta1);
      const moment2 = zip(state.moment2, gradient, (v, g) => beta2 * v + (1 - beta2) * g ** 2);
      const step = zip(moment1, moment2, (m, v) => quotient(-learningRateHat * m, root * Math.sqrt(v) + epsilon));
      return { step, state: { t, learningRateHat, moment1, moment2 } };
    },
    readouts: { learningRateHat: "scalar", moment1: "vector", moment2: "vector" },
  };
}

/**
 * The two factors of a step −α̂ m / (r√v + ε), at step t from 1.
 *
 * | correction | α̂ | r |
 * | --- | --- | --- |
 * | folded | α √(1−β₂ᵗ)/(1−β₁ᵗ) | 1 |
 * | moments | α/(1−β₁ᵗ) | 1/√(1−β₂ᵗ) |
 * | none | α | 1 |
 */
export function adamRate(
  correction: BiasCorrection,
  { alpha, beta1, beta2, t }: { alpha: number; beta1: number; beta2: number; t: number },
): { readonly learningRateHat: number; readonly root: number } {
  if (correction === "none") return { learningRateHat: alpha, root: 1 };
  const c1 = 1 - beta1 ** t;
  const c2 = Math.sqrt(1 - beta2 ** t);
  return correction === "folded"
    ? { learningRateHat: (alpha * c2) / c1, root: 1 }
    : { learningRateHat: alpha / c1, root: 1 / c2 };
}
