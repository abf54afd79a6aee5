import { blend, quotient, zerosLike, zip } from "../math/vector.js";
import type { AdamParameter, Moments } from "./adam.js";
import { type Rule, rule } from "./rule.js";

export interface NadamState extends Moments {
  /** μ₁μ₂⋯μₜ; 1 before the first step. */
  readonly momentumProduct: number;
}

interface Variant {
  /** True if μₜ grows toward β₁; false if it is β₁ from the start. */
  readonly warmsUp: boolean;
}

/**
 * NAdam: Adam with Nesterov's momentum.
 *
 *     m ← β₁m + (1−β₁)g      v ← β₂v + (1−β₂)g²      Πₜ = μ₁μ₂⋯μₜ
 *     m̂ = μₜ₊₁m/(1−Πₜ₊₁) + (1−μₜ)g/(1−Πₜ)
 *     step = −α m̂ / (√(v/(1−β₂ᵗ)) + ε)
 *
 * | form | μₜ | ψ | ε |
 * | --- | --- | --- | --- |
 * | house, optax | β₁ | | 1e-8 |
 * | pytorch | β₁(1 − 0.96^(tψ)/2) | 0.004 | 1e-8 |
 * | keras | β₁(1 − 0.96^(tψ)/2) | 1 | 1e-7 |
 *
 * @param options Defaults: α 0.01, β₁ 0.9, β₂ 0.999, ε as above, `momentumDecay` ψ in pytorch and keras as above,
 *   weight decay 0 (L2; decoupled in keras and optax).
 * @returns State `{ t, momentumProduct, moment1, moment2 }`; the moments have the start point's shape.
 * @throws {UsageError} if an option is unknown or outside its range.
 * @see Dozat 2016, https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ
 */
export const nadam: Rule<AdamParameter | "momentumDecay", NadamState> = rule({
  name: "nadam",
  title: "NAdam",
  paper: "Dozat 2016, openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ",
  equation: "as adam, with m̂ = β₁m/(1−β₁ᵗ⁺¹) + (1−β₁)g/(1−β₁ᵗ), step = −α m̂ / (√(v/(1−β₂ᵗ)) + ε)",
  forms: {
    house: {
      source: "optax.nadam",
      differs: "optax's form: the momentum is β₁ from the start",
      defaults: { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 },
      weightDecay: "l2",
      warmsUp: false,
    },
    pytorch: {
      source: "torch.optim.NAdam (its learning rate is 0.002)",
      differs: "the momentum grows from about β₁/2 toward β₁, slowly",
      defaults: {
        learningRate: 0.01,
        beta1: 0.9,
        beta2: 0.999,
        epsilon: 1e-8,
        momentumDecay: 0.004,
        weightDecay: 0,
      },
      warmsUp: true,
    },
    keras: {
      source: "keras.optimizers.Nadam (its learning rate is 0.001)",
      differs: "the momentum grows from about β₁/2 toward β₁; ε is 1e-7; weight decay is decoupled",
      defaults: { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, momentumDecay: 1, weightDecay: 0 },
      weightDecay: "decoupled",
      warmsUp: true,
    },
    optax: { source: "optax.nadam", differs: "as the usual form; weight decay is decoupled", weightDecay: "decoupled" },
  },
  build({ learningRate, beta1, beta2, epsilon, momentumDecay }, { warmsUp }: Variant) {
    const momentumOf = (t: number): number => (warmsUp ? beta1 * (1 - 0.5 * 0.96 ** (t * momentumDecay)) : beta1);
    return {
      init: (start) => ({ t: 0, momentumProduct: 1, moment1: zerosLike(start), moment2: zerosLike(start) }),
      update(gradient, state) {
        const t = state.t + 1;
        const alpha = learningRate(t);
        const [current, next] = [momentumOf(t), momentumOf(t + 1)];
        const momentumProduct = state.momentumProduct * current;
        const ofMean = next / (1 - momentumProduct * next);
        const ofGradient = (1 - current) / (1 - momentumProduct);
        const moment1 = blend(state.moment1, gradient, beta1);
        const moment2 = zip(state.moment2, gradient, (v, g) => beta2 * v + (1 - beta2) * g ** 2);
        const ahead = zip(moment1, gradient, (m, g) => ofMean * m + ofGradient * g);
        const correction2 = 1 - beta2 ** t;
        const step = zip(ahead, moment2, (m, v) => quotient(-alpha * m, Math.sqrt(v / correction2) + epsilon));
        return { step, state: { t, momentumProduct, moment1, moment2 } };
      },
      readouts: { momentumProduct: "scalar", moment1: "vector", moment2: "vector" },
    };
  },
});
