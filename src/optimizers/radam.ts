import { blend, quotient, zerosLike, zip } from "../math/vector.js";
import type { AdamParameter, Moments } from "./adam.js";
import { type Rule, rule } from "./rule.js";

export interface RadamState extends Moments {
  /** r: the factor on Adam's step; 0 while there are too few gradients to divide by. */
  readonly rectification: number;
}

interface Variant {
  /** The place of ε: beside √v, or beside its corrected value √(v/(1−β₂ᵗ)), where it weighs less. */
  readonly guard: "raw" | "corrected";
  /** True if the rule divides from ρₜ = 5 on; false if ρₜ must be above 5. */
  readonly isFiveEnough: boolean;
}

/**
 * RAdam: Adam that divides by the second moment only after enough gradients.
 *
 *     m ← β₁m + (1−β₁)g      v ← β₂v + (1−β₂)g²
 *     ρ∞ = 2/(1−β₂) − 1      ρₜ = ρ∞ − 2tβ₂ᵗ/(1−β₂ᵗ)
 *     step = −α/(1−β₁ᵗ) · m · r √(1−β₂ᵗ)/(√v + ε)   if ρₜ > 5, else −α/(1−β₁ᵗ) · m
 *     r = √((ρₜ−4)(ρₜ−2)ρ∞ / ((ρ∞−4)(ρ∞−2)ρₜ))
 *
 * | form | denominator | divides if |
 * | --- | --- | --- |
 * | house, pytorch | √v + ε | ρₜ > 5 |
 * | optax | √(v/(1−β₂ᵗ)) + ε | ρₜ ≥ 5 |
 *
 * With β₂ 0.999 it divides from the sixth step on; with β₂ up to 2/3 it never does.
 *
 * @param options Defaults: α 0.01, β₁ 0.9, β₂ 0.999, ε 1e-8, weight decay 0 (L2; decoupled in optax).
 * @returns State `{ t, rectification, moment1, moment2 }`; the moments have the start point's shape.
 * @throws {UsageError} if an option is unknown or outside its range.
 * @see Liu et al. 2020, Algorithm 2, https://arxiv.org/abs/1908.03265
 */
export const radam: Rule<AdamParameter, RadamState> = rule({
  name: "radam",
  title: "RAdam",
  paper: "Liu et al. 2020, arxiv.org/abs/1908.03265",
  equation: "as adam, times r; −α/(1−β₁ᵗ) · m while the second moment has seen too little",
  forms: {
    house: {
      source: "torch.optim.RAdam (its learning rate is 0.001)",
      differs: "PyTorch's form: ε is beside the uncorrected root",
      defaults: { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 },
      weightDecay: "l2",
      guard: "raw",
      isFiveEnough: false,
    },
    pytorch: { source: "torch.optim.RAdam (its learning rate is 0.001)", differs: "the same" },
    optax: {
      source: "optax.radam",
      differs: "ε is beside the corrected root; weight decay is decoupled",
      weightDecay: "decoupled",
      guard: "corrected",
      isFiveEnough: true,
    },
  },
  build: ({ learningRate, beta1, beta2, epsilon }, { guard, isFiveEnough }: Variant) => ({
    init: (start) => ({ t: 0, rectification: 0, moment1: zerosLike(start), moment2: zerosLike(start) }),
    update(gradient, state) {
      const t = state.t + 1;
      const rate = learningRate(t) / (1 - beta1 ** t);
      const correction2 = 1 - beta2 ** t;
      const last = 2 / (1 - beta2) - 1;
      const rho = last - (2 * t * beta2 ** t) / correction2;
      const rectification =
        rho > 5 || (isFiveEnough && rho === 5)
          ? Math.sqrt(((rho - 4) * (rho - 2) * last) / ((last - 4) * (last - 2) * rho))
          : 0;
      const moment1 = blend(state.moment1, gradient, beta1);
      const moment2 = zip(state.moment2, gradient, (v, g) => beta2 * v + (1 - beta2) * g ** 2);
      const root = Math.sqrt(correction2);
      const [above, below] = guard === "raw" ? [root, 1] : [1, 1 / root];
      const step =
        rectification === 0
          ? moment1.map((m) => -rate * m)
          : zip(moment1, moment2, (m, v) =>
              quotient(-rate * rectification * above * m, below * Math.sqrt(v) + epsilon),
            );
      return { step, state: { t, rectification, moment1, moment2 } };
    },
    readouts: { rectification: "scalar", moment1: "vector", moment2: "vector" },
  }),
});
