import { blend, type Vector, zerosLike } from "../math/vector.js";
import { type Counted, type Rule, rule } from "./rule.js";

export interface LionState extends Counted {
  readonly moment1: Vector;
}

/**
 * Lion: every variable moves by the learning rate, in the direction of a mean of past gradients and the current one.
 *
 *     step = −α sign(β₁m + (1−β₁)g)      m ← β₂m + (1−β₂)g
 *
 * sign(0) is 0. Steps do not shrink near a minimum unless the learning rate does.
 *
 * @param options Defaults: α 0.01, β₁ 0.9, β₂ 0.99, weight decay 0, in optax 0.001 (decoupled).
 * @returns State `{ t, moment1 }`; the moment has the start point's shape.
 * @throws {UsageError} if an option is unknown or outside its range.
 * @see Chen et al. 2023, Algorithm 2, https://arxiv.org/abs/2302.06675
 */
export const lion: Rule<"learningRate" | "beta1" | "beta2" | "weightDecay", LionState> = rule({
  name: "lion",
  title: "Lion",
  paper: "Chen et al. 2023, arxiv.org/abs/2302.06675",
  equation: "step = −α sign(β₁m + (1−β₁)g), m ← β₂m + (1−β₂)g",
  forms: {
    house: {
      source: "Keras and optax agree (Keras's learning rate is 0.001)",
      differs: "no weight decay unless asked for",
      defaults: { learningRate: 0.01, beta1: 0.9, beta2: 0.99, weightDecay: 0 },
      weightDecay: "decoupled",
    },
    keras: { source: "keras.optimizers.Lion (its learning rate is 0.001)", differs: "the same" },
    optax: {
      source: "optax.lion",
      differs: "weight decay 0.001",
      defaults: { learningRate: 0.01, beta1: 0.9, beta2: 0.99, weightDecay: 0.001 },
    },
  },
  build: ({ learningRate, beta1, beta2 }) => ({
    init: (start) => ({ t: 0, moment1: zerosLike(start) }),
    update(gradient, { t: before, moment1 }) {
      const t = before + 1;
      const alpha = learningRate(t);
      const step = blend(moment1, gradient, beta1).map((mean) => -alpha * Math.sign(mean));
      return { step, state: { t, moment1: blend(moment1, gradient, beta2) } };
    },
    readouts: { moment1: "vector" },
  }),
});
