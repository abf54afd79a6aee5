import { blend, quotient, type Vector, zerosLike, zip } from "../math/vector.js";
import { type Counted, type Rule, rule } from "./rule.js";

export interface AdanState extends Counted {
  readonly previousGradient: Vector;
  /** The running means of the gradient, of its change, and of the square of both together. */
  readonly moment1: Vector;
  readonly moment2: Vector;
  readonly moment3: Vector;
}

interface Variant {
  /** w, the weight of the gradient's change relative to the gradient. */
  readonly weightOf: (beta2: number) => number;
}

/**
 * Adan: Adam with Nesterov's momentum, estimated from the gradient's change.
 *
 *     d = g − g₋₁ (0 at first)      m ← β₁m + (1−β₁)g      v ← β₂v + (1−β₂)d
 *     n ← β₃n + (1−β₃)(g + wd)²
 *     step = −α (m/(1−β₁ᵗ) + w v/(1−β₂ᵗ)) / (√(n/(1−β₃ᵗ) + ε_root) + ε)
 *
 * | form | w | ε_root |
 * | --- | --- | --- |
 * | house | β₂ | 0 |
 * | optax | 1−β₂ | 1e-8 |
 *
 * Here, as in all our rules, β is the weight of the past; the paper's betas are 1 minus ours.
 *
 * @param options Defaults: α 0.01, β₁ 0.98, β₂ 0.92, β₃ 0.99, ε 1e-8, in optax `epsilonRoot` 1e-8.
 * @returns State `{ t, previousGradient, moment1, moment2, moment3 }`; the vectors have the start point's shape.
 * @throws {UsageError} if an option is unknown or outside its range.
 * @see Xie et al. 2022, Algorithm 1, https://arxiv.org/abs/2208.06677
 */
export const adan: Rule<"learningRate" | "beta1" | "beta2" | "beta3" | "epsilon" | "epsilonRoot", AdanState> = rule({
  name: "adan",
  title: "Adan",
  paper: "Xie et al. 2022, arxiv.org/abs/2208.06677",
  equation: "d = g − g₋₁, n ← β₃n + (1−β₃)(g + β₂d)², step = −α (m/(1−β₁ᵗ) + β₂v/(1−β₂ᵗ)) / (√(n/(1−β₃ᵗ)) + ε)",
  forms: {
    house: {
      source: "the authors' code, github.com/sail-sg/Adan (its learning rate is 0.001)",
      differs: "the gradient's change weighs β₂",
      defaults: { learningRate: 0.01, beta1: 0.98, beta2: 0.92, beta3: 0.99, epsilon: 1e-8 },
      weightOf: (beta2: number) => beta2,
    },
    optax: {
      source: "optax.adan",
      differs: "the gradient's change weighs 1−β₂, reported as a mistake in optax's pull request 1715",
      defaults: { learningRate: 0.01, beta1: 0.98, beta2: 0.92, beta3: 0.99, epsilon: 1e-8, epsilonRoot: 1e-8 },
      weightOf: (beta2: number) => 1 - beta2,
    },
  },
  build({ learningRate, beta1, beta2, beta3, epsilon, epsilonRoot }, { weightOf }: Variant) {
    const weight = weightOf(beta2);
    return {
      init: (start) => {
        const zeros = zerosLike(start);
        return { t: 0, previousGradient: zeros, moment1: zeros, moment2: zeros, moment3: zeros };
      },
      update(gradient, state) {
        const t = state.t + 1;
        const alpha = learningRate(t);
        const [c1, c2, c3] = [1 - beta1 ** t, 1 - beta2 ** t, 1 - beta3 ** t];
        const change = zip(gradient, t === 1 ? gradient : state.previousGradient, (g, previous) => g - previous);
        const moment1 = blend(state.moment1, gradient, beta1);
        const moment2 = blend(state.moment2, change, beta2);
        const ahead = zip(gradient, change, (g, d) => g + weight * d);
        const moment3 = zip(state.moment3, ahead, (n, a) => beta3 * n + (1 - beta3) * a ** 2);
        const direction = zip(moment1, moment2, (m, v) => m / c1 + (weight * v) / c2);
        const step = zip(direction, moment3, (a, n) => quotient(-alpha * a, Math.sqrt(n / c3 + epsilonRoot) + epsilon));
        return { step, state: { t, previousGradient: gradient, moment1, moment2, moment3 } };
      },
      readouts: { moment1: "vector", moment2: "vector", moment3: "vector" },
    };
  },
});
