import { zip } from "../math/vector.js";
import type { Optimizer } from "./optimizer.js";
import type { Schedule } from "./schedule.js";

/**
 * The way a weight decay λ pulls the point x toward the origin: `l2` adds λx, the derivative of λx²/2, to the gradient,
 * at the place where that is taken; `decoupled` adds −αλx to the step.
 *
 * @see Loshchilov & Hutter 2019, https://arxiv.org/abs/1711.05101
 */
export type WeightDecay = "l2" | "decoupled";

/** Adds weight decay to a rule whose state counts the steps as `t`. */
export function withWeightDecay<State extends { readonly t: number }>(
  optimizer: Optimizer<State>,
  kind: WeightDecay,
  decay: number,
  learningRate: Schedule,
): Optimizer<State> {
  if (kind === "l2") {
    return {
      ...optimizer,
      update: (gradient, state, point) =>
        optimizer.update(
          zip(gradient, optimizer.lookAhead?.(point, state) ?? point, (g, x) => g + decay * x),
          state,
          point,
        ),
    };
  }
  return {
    ...optimizer,
    update(gradient, state, point) {
      const next = optimizer.update(gradient, state, point);
      const pull = learningRate(next.state.t) * decay;
      return { ...next, step: zip(next.step, point, (dx, x) => dx - pull * x) };
    },
  };
}
