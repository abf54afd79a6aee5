import { blend, quotient, type Vector, zerosLike, zip } from "../math/vector.js";
import type { AdamParameter } from "./adam.js";
import { type Counted, type Rule, rule } from "./rule.js";

export interface AdamaxState extends Counted {
  readonly moment1: Vector;
  /** The largest gradient so far, with older ones decaying by β₂ a step. */
  readonly largest: Vector;
}

interface Variant {
  /** The place of ε: in the maximum, or beside it in the denominator. */
  readonly guard: "gradient" | "denominator";
}

/**
 * AdaMax: Adam, divided by the largest gradient so far instead of a root mean square.
 *
 *     m ← β₁m + (1−β₁)g      u ← max(β₂u, |g| + ε)
 *     step = −α/(1−β₁ᵗ) · m/u
 *
 * | form | u | denominator | ε |
 * | --- | --- | --- | --- |
 * | house, pytorch, optax | max(β₂u, \|g\| + ε) | u | 1e-8 |
 * | keras | max(β₂u, \|g\|) | u + ε | 1e-7 |
 *
 * @param options Defaults: α 0.01, β₁ 0.9, β₂ 0.999, ε as above, weight decay 0 (L2; decoupled in keras and optax).
 * @returns State `{ t, moment1, largest }`; both have the start point's shape.
 * @throws {UsageError} if an option is unknown or outside its range.
 * @see Kingma & Ba 2015, Algorithm 2, https://arxiv.org/abs/1412.6980
 */
export const adamax: Rule<AdamParameter, AdamaxState> = rule({
  name: "adamax",
  title: "AdaMax",
  paper: "Kingma & Ba 2015, Algorithm 2, arxiv.org/abs/1412.6980",
  equation: "m ← β₁m + (1−β₁)g, u ← max(β₂u, |g| + ε), step = −α/(1−β₁ᵗ) · m/u",
  forms: {
    house: {
      source: "torch.optim.Adamax (its learning rate is 0.002)",
      differs: "PyTorch's form: ε is added to the gradient",
      defaults: { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 },
      weightDecay: "l2",
      guard: "gradient",
    },
    pytorch: { source: "torch.optim.Adamax (its learning rate is 0.002)", differs: "the same" },
    keras: {
      source: "keras.optimizers.Adamax (its learning rate is 0.001)",
      differs: "ε is 1e-7 and in the denominator; weight decay is decoupled",
      defaults: { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, weightDecay: 0 },
      weightDecay: "decoupled",
      guard: "denominator",
    },
    optax: {
      source: "optax.adamax",
      differs: "as the usual form; weight decay is decoupled",
      weightDecay: "decoupled",
    },
  },
  build: ({ learningRate, beta1, beta2, epsilon }, { guard }: Variant) => ({
    init: (start) => ({ t: 0, moment1: zerosLike(start), largest: zerosLike(start) }),
    update(gradient, state) {
      const t = state.t + 1;
      const rate = learningRate(t) / (1 - beta1 ** t);
      const [before, after] = guard === "gradient" ? [epsilon, 0] : [0, epsilon];
      const moment1 = blend(state.moment1, gradient, beta1);
      const largest = zip(state.largest, gradient, (u, g) => Math.max(beta2 * u, Math.abs(g) + before));
      const step = zip(moment1, largest, (m, u) => quotient(-rate * m, u + after));
      return { step, state: { t, moment1, largest } };
    },
    readouts: { moment1: "vector", largest: "vector" },
  }),
});
