import { describe, expect, it } from "vitest";
import { adabelief } from "../../src/optimizers/adabelief.js";
import { adopt } from "../../src/optimizers/adopt.js";
import type { Optimizer } from "../../src/optimizers/optimizer.js";
import { rmsprop } from "../../src/optimizers/rmsprop.js";

// Differences that no published figure shows, because its guards or its gradients are too small.

describe("rmsprop", () => {
  // After one step of gradient 2 with ρ 1/2: s = 2, m = 1, s − m² = 1.
  it.each([
    { form: "house", denominator: Math.sqrt(2) + 0.25 },
    { form: "pytorch", denominator: Math.sqrt(2) + 0.25 },
    { form: "keras", denominator: Math.sqrt(2 + 0.25) },
    { form: "optax", denominator: Math.sqrt(2 + 0.25) },
    { form: "centered", denominator: 1 + 0.25 },
    { form: "keras-centered", denominator: Math.sqrt(1 + 0.25) },
  ])("of form $form divides the first step by $denominator", ({ form, denominator }) => {
    const [first] = run(rmsprop({ form, learningRate: 1, rho: 0.5, epsilon: 0.25 }), [2]);
    expect(first?.step).toBeCloseTo(-2 / denominator, 14);
  });

  it.each(["centered", "keras-centered"])("of form %s never takes the root of a negative variance", (form) => {
    const steps = run(rmsprop({ form }), new Array(5000).fill(0.1));
    expect(steps.every(({ step }) => Number.isFinite(step) && step < 0)).toBe(true);
  });
});

describe("adabelief", () => {
  it("adds up the guard of its second moment", () => {
    const steps = run(adabelief({ beta2: 0.5, epsilonRoot: 4 }), [0, 0, 0]);
    expect(steps.map(({ state }) => state.moment2)).toEqual([[4], [6], [7]]);
  });
});

describe("adopt", () => {
  it("divides by the second moment before the gradient, and clips step t to the fourth root of t − 1", () => {
    const optimizer = adopt({ learningRate: 1, beta1: 0.5, beta2: 0.5 });
    const steps = run(optimizer, [1, 100, -1e6, 0]).map(({ step }) => step);
    // v: 1, then (1 + 100²)/2; m: 0, 1/2, then 1/4 − ⁴√2/2, then half of that.
    const third = -(0.25 - 2 ** 0.25 / 2);
    [0, -0.5, third, third / 2].forEach((expected, i) => {
      expect(steps[i]).toBeCloseTo(expected, 14);
    });
  });

  it("does not clip values below that", () => {
    const [, second] = run(adopt({ learningRate: 1, beta1: 0.5 }), [4, 3]);
    expect(second?.step).toBeCloseTo(-3 / 4 / 2, 14);
  });
});

/** The steps of one variable for these gradients, and the states after them. */
function run<State>(optimizer: Optimizer<State>, gradients: readonly number[]): { step: number; state: State }[] {
  let state = optimizer.init([0]);
  return gradients.map((gradient) => {
    const next = optimizer.update([gradient], state, [0]);
    state = next.state;
    return { step: next.step[0] as number, state };
  });
}
