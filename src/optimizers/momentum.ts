import { type Vector, zerosLike, zip } from "../math/vector.js";
import { type Counted, type Rule, rule } from "./rule.js";

export interface MomentumState extends Counted {
  /** The decaying sum of all gradients so far; whether learning rates are in it depends on the form. */
  readonly velocity: Vector;
}

export interface MomentumVariant {
  /** The velocity sums steps, which include the learning rate, or gradients. */
  readonly velocityOf: "steps" | "gradients";
}

/**
 * Heavy-ball momentum: each step keeps a share of the one before.
 *
 * | form | | |
 * | --- | --- | --- |
 * | house, keras | v ← μv − αg | step = v |
 * | pytorch | v ← μv + (1−δ)g, at first v = g | step = −αv |
 * | optax | v ← μv + g | step = −αv |
 *
 * The paths differ only if the learning rate changes during the run, or with a dampening δ.
 *
 * @param options Defaults: α 0.01, μ 0.9, weight decay 0 (L2; decoupled in keras and optax); in pytorch dampening δ 0.
 * @returns State `{ t, velocity }`; the velocity has the start point's shape.
 * @throws {UsageError} if an option is unknown or outside its range.
 * @see Polyak 1964, https://doi.org/10.1016/0041-5553(64)90137-5
 */
export const momentum: Rule<"learningRate" | "momentum" | "dampening" | "weightDecay", MomentumState> = rule({
  name: "momentum",
  title: "Momentum",
  paper: "Polyak 1964, doi.org/10.1016/0041-5553(64)90137-5",
  equation: "v ← μv − αg, step = v",
  forms: {
    house: {
      source: "keras.optimizers.SGD(momentum=0.9)",
      differs: "Keras's form; the same path as PyTorch's and optax's while the learning rate stays",
      defaults: { learningRate: 0.01, momentum: 0.9, weightDecay: 0 },
      weightDecay: "l2",
      velocityOf: "steps",
    },
    pytorch: {
      source: "torch.optim.SGD(momentum=0.9) (its learning rate is 0.001)",
      differs: "the learning rate stays outside the velocity; dampening takes effect from the second step",
      defaults: { learningRate: 0.01, momentum: 0.9, dampening: 0, weightDecay: 0 },
      velocityOf: "gradients",
    },
    keras: {
      source: "keras.optimizers.SGD(momentum=0.9)",
      differs: "as the usual form; weight decay is decoupled",
      weightDecay: "decoupled",
    },
    optax: {
      source: "optax.sgd(momentum=0.9)",
      differs: "the learning rate stays outside the velocity; weight decay is decoupled",
      weightDecay: "decoupled",
      velocityOf: "gradients",
    },
  },
  build: ({ learningRate, momentum, dampening }, { velocityOf }: MomentumVariant) => ({
    init: (start) => ({ t: 0, velocity: zerosLike(start) }),
    update(gradient, state) {
      const t = state.t + 1;
      const alpha = learningRate(t);
      const taken = t === 1 ? 1 : 1 - dampening;
      const [inside, outside] = velocityOf === "steps" ? [-alpha, 1] : [taken, -alpha];
      const velocity = zip(state.velocity, gradient, (v, g) => momentum * v + inside * g);
      return { step: velocity.map((v) => outside * v), state: { t, velocity } };
    },
    readouts: { velocity: "vector" },
  }),
});
