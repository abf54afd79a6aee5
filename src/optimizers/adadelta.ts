import { quotient, type Vector, zerosLike, zip } from "../math/vector.js";
import { type Counted, type Rule, rule } from "./rule.js";

export interface AdadeltaState extends Counted {
  /** The running mean of the squared gradient. */
  readonly squares: Vector;
  /** The running mean of the squared step, before the learning rate. */
  readonly squaredSteps: Vector;
}

/**
 * AdaDelta: RMSprop whose learning rate is the root of a running mean of its own squared steps.
 *
 *     s ← ρs + (1−ρ)g²      d = √(r+ε)/√(s+ε) · g      r ← ρr + (1−ρ)d²
 *     step = −α d
 *
 * | form | ρ | ε |
 * | --- | --- | --- |
 * | house, pytorch, optax | 0.9 | 1e-6 |
 * | keras | 0.95 | 1e-7 |
 * | paper | 0.95 | 1e-6 |
 *
 * Steps start at about √ε and grow from there. With ε 0 there is no first step, and none after it.
 *
 * @param options Defaults: α 1, ρ and ε as above, weight decay 0 (L2; decoupled in keras and optax, none in paper).
 * @returns State `{ t, squares, squaredSteps }`; both means have the start point's shape.
 * @throws {UsageError} if an option is unknown or outside its range.
 * @see Zeiler 2012, Algorithm 1, https://arxiv.org/abs/1212.5701
 */
export const adadelta: Rule<"learningRate" | "rho" | "epsilon" | "weightDecay", AdadeltaState> = rule({
  name: "adadelta",
  title: "AdaDelta",
  paper: "Zeiler 2012, arxiv.org/abs/1212.5701",
  equation: "s ← ρs + (1−ρ)g², d = √(r+ε)/√(s+ε) · g, r ← ρr + (1−ρ)d², step = −α d",
  forms: {
    house: {
      source: "torch.optim.Adadelta",
      differs: "PyTorch's form; all libraries agree but for ρ and ε",
      defaults: { learningRate: 1, rho: 0.9, epsilon: 1e-6, weightDecay: 0 },
      weightDecay: "l2",
    },
    pytorch: { source: "torch.optim.Adadelta", differs: "the same" },
    keras: {
      source: "keras.optimizers.Adadelta (its learning rate is 0.001)",
      differs: "ρ 0.95, ε 1e-7; weight decay is decoupled",
      defaults: { learningRate: 1, rho: 0.95, epsilon: 1e-7, weightDecay: 0 },
      weightDecay: "decoupled",
    },
    optax: {
      source: "optax.adadelta",
      differs: "as the usual form; weight decay is decoupled",
      weightDecay: "decoupled",
    },
    paper: {
      source: "Zeiler 2012, section 4",
      differs: "ρ 0.95",
      defaults: { learningRate: 1, rho: 0.95, epsilon: 1e-6 },
      weightDecay: undefined,
    },
  },
  build: ({ learningRate, rho, epsilon }) => ({
    init: (start) => ({ t: 0, squares: zerosLike(start), squaredSteps: zerosLike(start) }),
    update(gradient, state) {
      const t = state.t + 1;
      const alpha = learningRate(t);
      const squares = zip(state.squares, gradient, (s, g) => rho * s + (1 - rho) * g ** 2);
      const scaled = zip(state.squaredSteps, gradient, (r, g) => Math.sqrt(r + epsilon) * g);
      const delta = zip(scaled, squares, (d, s) => quotient(d, Math.sqrt(s + epsilon)));
      const squaredSteps = zip(state.squaredSteps, delta, (r, d) => rho * r + (1 - rho) * d ** 2);
      return { step: delta.map((d) => -alpha * d), state: { t, squares, squaredSteps } };
    },
    readouts: { squares: "vector", squaredSteps: "vector" },
  }),
});
