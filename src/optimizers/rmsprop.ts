import { blend, quotient, type Vector, zerosLike, zip } from "../math/vector.js";
import { type Guard, guardedRoot } from "./adagrad.js";
import { type Counted, type Rule, rule } from "./rule.js";

export interface RmspropState extends Counted {
  /** The running mean of the squared gradient. */
  readonly squares: Vector;
  /** The running mean of the gradient, in the centered forms; 0 in the others. */
  readonly mean: Vector;
}

interface Variant {
  readonly guard: Guard;
  /** True if the gradient is divided by its deviation from its mean; false if by its root mean square. */
  readonly centered: boolean;
}

/**
 * RMSprop: gradient descent, divided by the root of a running mean of the squared gradient.
 *
 *     s ← ρs + (1−ρ)g²      step = −α g / (√s + ε)
 *
 * | form | denominator | ρ | ε |
 * | --- | --- | --- | --- |
 * | house, pytorch | √s + ε | 0.9, 0.99 | 1e-8 |
 * | keras, optax | √(s + ε) | 0.9 | 1e-7, 1e-8 |
 * | centered | √(s − m²) + ε, m ← ρm + (1−ρ)g | 0.99 | 1e-8 |
 * | keras-centered | √(s − m² + ε), m ← ρm + (1−ρ)g | 0.9 | 1e-7 |
 *
 * No form corrects the bias of s toward 0, so the first steps are about α/√(1−ρ).
 *
 * @param options Defaults: α 0.01, ρ and ε as above, weight decay 0 (L2; decoupled in keras and optax).
 * @returns State `{ t, squares, mean }`; both means have the start point's shape.
 * @throws {UsageError} if an option is unknown or outside its range.
 * @see Tieleman & Hinton 2012, lecture 6e, https://www.cs.toronto.edu/~hinton/coursera/lecture6/lec6.pdf
 * @see Graves 2013, equations 38 to 41 (centered), https://arxiv.org/abs/1308.0850
 */
export const rmsprop: Rule<"learningRate" | "rho" | "epsilon" | "weightDecay", RmspropState> = rule({
  name: "rmsprop",
  title: "RMSprop",
  paper: "Tieleman & Hinton 2012, www.cs.toronto.edu/~hinton/coursera/lecture6/lec6.pdf",
  equation: "s ← ρs + (1−ρ)g², step = −α g / (√s + ε)",
  forms: {
    house: {
      source: "the lecture's ρ, PyTorch's ε",
      differs: "PyTorch's form with ρ 0.9",
      defaults: { learningRate: 0.01, rho: 0.9, epsilon: 1e-8, weightDecay: 0 },
      weightDecay: "l2",
      guard: "beside",
      centered: false,
    },
    pytorch: {
      source: "torch.optim.RMSprop",
      differs: "ρ 0.99",
      defaults: { learningRate: 0.01, rho: 0.99, epsilon: 1e-8, weightDecay: 0 },
    },
    keras: {
      source: "keras.optimizers.RMSprop (its learning rate is 0.001)",
      differs: "ε is 1e-7 and under the root; weight decay is decoupled",
      defaults: { learningRate: 0.01, rho: 0.9, epsilon: 1e-7, weightDecay: 0 },
      weightDecay: "decoupled",
      guard: "under",
    },
    optax: {
      source: "optax.rmsprop",
      differs: "ε is under the root; weight decay is decoupled",
      weightDecay: "decoupled",
      guard: "under",
    },
    centered: {
      source: "torch.optim.RMSprop(centered=True)",
      differs: "as PyTorch's, divided by the deviation from the mean gradient",
      defaults: { learningRate: 0.01, rho: 0.99, epsilon: 1e-8, weightDecay: 0 },
      centered: true,
    },
    "keras-centered": {
      source: "keras.optimizers.RMSprop(centered=True) (its learning rate is 0.001)",
      differs: "as Keras's, divided by the deviation from the mean gradient",
      defaults: { learningRate: 0.01, rho: 0.9, epsilon: 1e-7, weightDecay: 0 },
      weightDecay: "decoupled",
      guard: "under",
      centered: true,
    },
  },
  build: ({ learningRate, rho, epsilon }, { guard, centered }: Variant) => ({
    init: (start) => ({ t: 0, squares: zerosLike(start), mean: zerosLike(start) }),
    update(gradient, state) {
      const t = state.t + 1;
      const alpha = learningRate(t);
      const squares = zip(state.squares, gradient, (s, g) => rho * s + (1 - rho) * g ** 2);
      const mean = centered ? blend(state.mean, gradient, rho) : state.mean;
      // A variance is never negative, but rounding can make this difference so.
      const spread = zip(squares, mean, (s, m) => Math.max(0, s - m ** 2));
      const step = zip(gradient, spread, (g, s) => quotient(-alpha * g, guardedRoot(s, epsilon, guard)));
      return { step, state: { t, squares, mean } };
    },
    readouts: centered ? { squares: "vector", mean: "vector" } : { squares: "vector" },
  }),
});
