import { type Vector, zerosLike, zip } from "../math/vector.js";
import type { MomentumState, MomentumVariant } from "./momentum.js";
import { type Rule, rule } from "./rule.js";

interface Variant extends MomentumVariant {
  /** True if the gradient is taken at the point the velocity leads to, as in textbooks; false at the point itself. */
  readonly looksAhead: boolean;
}

/**
 * Nesterov's accelerated gradient: momentum that corrects itself before it moves.
 *
 * | form | gradient at | | |
 * | --- | --- | --- | --- |
 * | house, keras | x | v ← μv − αg | step = μv − αg |
 * | pytorch, optax | x | v ← μv + g | step = −α(μv + g) |
 * | lookahead | x + μv | v ← μv − αg | step = v |
 *
 * With a constant learning rate, the first two take the same path; its points are those at which `lookahead` takes
 * gradients.
 *
 * @param options Defaults: α 0.01, μ 0.9, weight decay 0 (L2; decoupled in keras and optax).
 * @returns State `{ t, velocity }`; the velocity has the start point's shape.
 * @throws {UsageError} if an option is unknown or outside its range.
 * @see Nesterov 1983; Sutskever et al. 2013, equations 3 and 4, https://proceedings.mlr.press/v28/sutskever13.html
 */
export const nesterov: Rule<"learningRate" | "momentum" | "weightDecay", MomentumState> = rule({
  name: "nesterov",
  title: "Nesterov",
  paper: "Nesterov 1983; Sutskever et al. 2013, proceedings.mlr.press/v28/sutskever13.html",
  equation: "v ← μv − αg, step = μv − αg",
  forms: {
    house: {
      source: "keras.optimizers.SGD(momentum=0.9, nesterov=True)",
      differs: "Keras's form; the same path as PyTorch's and optax's while the learning rate stays",
      defaults: { learningRate: 0.01, momentum: 0.9, weightDecay: 0 },
      weightDecay: "l2",
      velocityOf: "steps",
      looksAhead: false,
    },
    pytorch: {
      source: "torch.optim.SGD(momentum=0.9, nesterov=True) (its learning rate is 0.001)",
      differs: "the learning rate stays outside the velocity",
      velocityOf: "gradients",
    },
    keras: {
      source: "keras.optimizers.SGD(momentum=0.9, nesterov=True)",
      differs: "as the usual form; weight decay is decoupled",
      weightDecay: "decoupled",
    },
    optax: {
      source: "optax.sgd(momentum=0.9, nesterov=True)",
      differs: "the learning rate stays outside the velocity; weight decay is decoupled",
      weightDecay: "decoupled",
      velocityOf: "gradients",
    },
    lookahead: {
      source: "Sutskever et al. 2013; textbooks; Torch 7's optim.nag",
      differs: "the gradient is taken at x + μv, where the velocity leads",
      looksAhead: true,
    },
  },
  build: ({ learningRate, momentum }, { velocityOf, looksAhead }: Variant) => ({
    init: (start) => ({ t: 0, velocity: zerosLike(start) }),
    ...(looksAhead && {
      lookAhead: (point: Vector, { velocity }: MomentumState) => zip(point, velocity, (x, v) => x + momentum * v),
    }),
    update(gradient, state) {
      const t = state.t + 1;
      const alpha = learningRate(t);
      const [inside, outside] = velocityOf === "steps" ? [-alpha, 1] : [1, -alpha];
      const onward = (v: number, g: number): number => momentum * v + inside * g;
      const velocity = zip(state.velocity, gradient, onward);
      const step = looksAhead ? velocity : zip(velocity, gradient, (v, g) => outside * onward(v, g));
      return { step, state: { t, velocity } };
    },
    readouts: { velocity: "vector" },
  }),
});
