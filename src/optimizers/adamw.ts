import { type AdamParameter, type AdamState, adamUpdate } from "./adam.js";
import { type Rule, rule } from "./rule.js";

/**
 * AdamW: Adam with a weight decay that is not divided by √v.
 *
 *     step = Adam's step − αλx
 *
 * | form | Adam's form | ε | λ |
 * | --- | --- | --- | --- |
 * | house | folded | 1e-8 | 0.01 |
 * | pytorch | each moment corrected | 1e-8 | 0.01 |
 * | keras | folded | 1e-7 | 0.004 |
 * | optax | each moment corrected | 1e-8 | 1e-4 |
 *
 * @param options Defaults: α 0.01, β₁ 0.9, β₂ 0.999, ε and `weightDecay` λ as above.
 * @returns State `{ t, learningRateHat, moment1, moment2 }`, as Adam's.
 * @throws {UsageError} if an option is unknown or outside its range.
 * @see Loshchilov & Hutter 2019, Algorithm 2, https://arxiv.org/abs/1711.05101
 */
export const adamw: Rule<AdamParameter, AdamState> = rule({
  name: "adamw",
  title: "AdamW",
  paper: "Loshchilov & Hutter 2019, arxiv.org/abs/1711.05101",
  equation: "step = Adam's step − αλx",
  forms: {
    house: {
      source: "the usual form of adam; PyTorch's weight decay",
      differs: "both bias corrections sit in the learning rate",
      defaults: { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01 },
      weightDecay: "decoupled",
      correction: "folded",
    },
    pytorch: {
      source: "torch.optim.AdamW (its learning rate is 0.001)",
      differs: "each moment is corrected by itself, so that ε weighs less in the first steps",
      correction: "moments",
    },
    keras: {
      source: "keras.optimizers.AdamW (its learning rate is 0.001)",
      differs: "as the usual form, with ε 1e-7 and weight decay 0.004",
      defaults: { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, weightDecay: 0.004 },
    },
    optax: {
      source: "optax.adamw",
      differs: "as PyTorch's, with weight decay 0.0001",
      defaults: { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 1e-4 },
      correction: "moments",
    },
  },
  build: adamUpdate,
});
