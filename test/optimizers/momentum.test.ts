import { describe, expect, it } from "vitest";
import type { Vector } from "../../src/math/vector.js";
import { momentum } from "../../src/optimizers/momentum.js";
import { nesterov } from "../../src/optimizers/nesterov.js";
import type { Optimizer } from "../../src/optimizers/optimizer.js";
import { descend } from "../../src/trajectory/descend.js";

/** α is 1, then 1/2. */
const learningRate = (t: number): number => 1 / t;

describe("when the learning rate falls from 1 to 1/2, with gradient 1 and momentum 1/2", () => {
  it.each([
    // v = −1, then −1/2 − 1/2
    { name: "momentum keeps the old rate in its velocity", form: "house", rule: momentum, steps: [-1, -1] },
    // v = 1, then 1/2 + 1
    { name: "PyTorch's momentum does not keep it", form: "pytorch", rule: momentum, steps: [-1, -0.75] },
    // v = −1, then −1; step = v/2 − α
    { name: "Nesterov keeps the old rate in its velocity", form: "house", rule: nesterov, steps: [-1.5, -1] },
    // v = 1, then 3/2; step = −α(v/2 + 1)
    { name: "PyTorch's Nesterov does not keep it", form: "pytorch", rule: nesterov, steps: [-1.5, -0.875] },
    // v = −1, then −1/2 − 1/2; step = v
    { name: "the textbook's Nesterov keeps it", form: "lookahead", rule: nesterov, steps: [-1, -1] },
  ])("$name", ({ form, rule, steps }) => {
    expect(twoSteps(rule({ form, learningRate, momentum: 0.5 }))).toEqual(steps);
  });
});

describe("momentum:pytorch", () => {
  it("dampens from the second step on", () => {
    const optimizer = momentum({ form: "pytorch", learningRate: 1, momentum: 0.5, dampening: 0.75 });
    expect(twoSteps(optimizer)).toEqual([-1, -0.75]);
  });
});

describe("nesterov:lookahead", () => {
  it("asks for the gradient at the point the velocity leads to", () => {
    const optimizer = nesterov({ form: "lookahead", learningRate: 1, momentum: 0.5 });
    const { state } = optimizer.update([4, -2], optimizer.init([0, 0]), [0, 0]);
    expect(optimizer.lookAhead?.([10, 10], state)).toEqual([8, 11]);
  });

  it("takes its gradients at the points of the usual form", () => {
    const seen: Vector[] = [];
    const gradient = (point: Vector): Vector => point.map((x) => 1 - 3 * x ** 2);
    const usual = descend(nesterov(), { gradient }, [-1]);
    const watched = (point: Vector): Vector => {
      seen.push(point);
      return gradient(point);
    };
    const ahead = descend(nesterov({ form: "lookahead" }), { gradient: watched }, [-1]);
    for (let t = 1; t <= 100; t++) {
      ahead.next();
      expect(seen.at(-1)?.[0]).toBeCloseTo(usual.next().value.before[0] as number, 12);
    }
  });

  it.each(["house", "pytorch", "keras", "optax"])("is the only form that looks ahead: %s does not", (form) => {
    expect(nesterov({ form }).lookAhead).toBeUndefined();
  });
});

/** The first two steps of one variable with gradient 1. */
function twoSteps<State>(optimizer: Optimizer<State>): number[] {
  const first = optimizer.update([1], optimizer.init([0]), [0]);
  const second = optimizer.update([1], first.state, first.step);
  return [...first.step, ...second.step];
}
