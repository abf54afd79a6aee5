import { type Counted, type Rule, rule } from "./rule.js";

/**
 * Gradient descent ("stochastic" when the gradient is that of a sample).
 *
 *     step = −α g
 *
 * @param options Defaults: α 0.01; weight decay λ 0 (L2; decoupled in keras and optax, which is the same path).
 * @returns State `{ t }`.
 * @throws {UsageError} if an option is unknown or outside its range.
 * @see Robbins & Monro 1951, https://doi.org/10.1214/aoms/1177729586
 */
export const sgd: Rule<"learningRate" | "weightDecay", Counted> = rule({
  name: "sgd",
  title: "SGD",
  paper: "Robbins & Monro 1951, doi.org/10.1214/aoms/1177729586",
  equation: "step = −α g",
  forms: {
    house: {
      source: "every library; Keras's learning rate",
      differs: "the same everywhere but for weight decay",
      defaults: { learningRate: 0.01, weightDecay: 0 },
      weightDecay: "l2",
    },
    pytorch: { source: "torch.optim.SGD (its learning rate is 0.001)", differs: "the same" },
    keras: { source: "keras.optimizers.SGD", differs: "weight decay is decoupled", weightDecay: "decoupled" },
    optax: { source: "optax.sgd", differs: "weight decay is decoupled", weightDecay: "decoupled" },
  },
  build: ({ learningRate }) => ({
    init: () => ({ t: 0 }),
    update(gradient, { t }) {
      const alpha = learningRate(t + 1);
      return { step: gradient.map((g) => -alpha * g), state: { t: t + 1 } };
    },
    readouts: {},
  }),
});
