import { quotient, type Vector, zip } from "../math/vector.js";
import { type Counted, type Rule, rule } from "./rule.js";

export interface AdagradState extends Counted {
  readonly sumOfSquares: Vector;
}

/**
 * AdaGrad: gradient descent, divided by the root of the sum of all squared gradients.
 *
 *     s ← s + g²      step = −α g / (√s + ε)
 *
 * | form | denominator | s at first | ε |
 * | --- | --- | --- | --- |
 * | house, pytorch | √s + ε | 0 | 1e-10 |
 * | keras, optax | √(s + ε) | 0.1 | 1e-7 |
 *
 * @param options Defaults: α 0.01, ε and `initialAccumulator` as above, weight decay 0 (L2; decoupled in keras, optax).
 * @returns State `{ t, sumOfSquares }`; the sum has the start point's shape.
 * @throws {UsageError} if an option is unknown or outside its range.
 * @see Duchi, Hazan & Singer 2011, https://jmlr.org/papers/v12/duchi11a.html
 */
export const adagrad: Rule<"learningRate" | "initialAccumulator" | "epsilon" | "weightDecay", AdagradState> = rule({
  name: "adagrad",
  title: "AdaGrad",
  paper: "Duchi, Hazan & Singer 2011, jmlr.org/papers/v12/duchi11a.html",
  equation: "s ← s + g², step = −α g / (√s + ε)",
  forms: {
    house: {
      source: "torch.optim.Adagrad",
      differs: "PyTorch's form: the sum starts with 0, ε is beside the root",
      defaults: { learningRate: 0.01, initialAccumulator: 0, epsilon: 1e-10, weightDecay: 0 },
      weightDecay: "l2",
      guard: "beside",
    },
    pytorch: { source: "torch.optim.Adagrad", differs: "the same" },
    keras: {
      source: "keras.optimizers.Adagrad (its learning rate is 0.001)",
      differs: "the sum starts with 0.1, ε is under the root; weight decay is decoupled",
      defaults: { learningRate: 0.01, initialAccumulator: 0.1, epsilon: 1e-7, weightDecay: 0 },
      weightDecay: "decoupled",
      guard: "under",
    },
    optax: {
      source: "optax.adagrad",
      differs: "as Keras's",
      defaults: { learningRate: 0.01, initialAccumulator: 0.1, epsilon: 1e-7, weightDecay: 0 },
      weightDecay: "decoupled",
      guard: "under",
    },
  },
  build: ({ learningRate, initialAccumulator, epsilon }, { guard }: { readonly guard: Guard }) => ({
    init: (start): AdagradState => ({ t: 0, sumOfSquares: start.map(() => initialAccumulator) }),
    update(gradient, state) {
      const t = state.t + 1;
      const alpha = learningRate(t);
      const sumOfSquares = zip(state.sumOfSquares, gradient, (s, g) => s + g ** 2);
      const step = zip(gradient, sumOfSquares, (g, s) => quotient(-alpha * g, guardedRoot(s, epsilon, guard)));
      return { step, state: { t, sumOfSquares } };
    },
    readouts: { sumOfSquares: "vector" },
  }),
});

/** The place of ε in a denominator: beside the root, √s + ε, or under it, √(s + ε). */
export type Guard = "beside" | "under";

/** The root of a square, or of a sum or mean of squares, kept above 0 by ε. */
export function guardedRoot(square: number, epsilon: number, guard: Guard): number {
  return guard === "beside" ? Math.sqrt(square) + epsilon : Math.sqrt(square + epsilon);
}
