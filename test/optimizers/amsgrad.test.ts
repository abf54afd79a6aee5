import { describe, expect, it } from "vitest";
import type { Objective } from "../../src/objectives/objective.js";
import { objectives } from "../../src/objectives/registry.js";
import { type AmsgradOptions, amsgrad } from "../../src/optimizers/amsgrad.js";
import { descend, type Step } from "../../src/trajectory/descend.js";
import { record } from "../../src/trajectory/record.js";
import type { Vector } from "../../src/vector.js";
import { published, trajectories } from "../support/reference.js";

/** The tolerance that test/reference states for trajectories. */
const CLOSE = 1e-12;

const SEEDS = [
  { name: "the post's run in one variable", objective: objectives.cubic, seed: trajectories.seed.seed_amsgrad_1d },
  { name: "the post's run in two variables", objective: objectives.quadratic, seed: trajectories.seed.seed_amsgrad_2d },
];

describe.each(SEEDS)("$name", ({ objective, seed }) => {
  const steps = firstSteps(objective, [seed.start].flat(), seed.steps);

  it("matches every intermediate the reference has", () => {
    let compared = 0;
    for (const [key, expected] of Object.entries(seed.at)) {
      const i = Number(key);
      expectClose(i === 0 ? [seed.start].flat() : step(steps, i).point, expected.x);
      if (expected.update === null) continue;
      const { readouts, update } = step(steps, i + 1);
      const [learningRateHat, moment1, moment2, moment2Hat] = readouts;
      expectClose(learningRateHat, expected.lr_hat);
      expectClose(moment1, expected.moment1);
      expectClose(moment2, expected.moment2);
      expectClose(moment2Hat, expected.moment2_hat);
      expectClose(update, expected.update);
      compared++;
    }
    expect(compared).toBe(19);
  });
});

describe("amsgrad", () => {
  it("follows the first 201 points of the post", () => {
    const { pointAt } = record(amsgrad(), objectives.cubic, [-1], 200);
    const expected = trajectories.seed.seed_amsgrad_1d.x_first_201 as number[];
    expect(expected).toHaveLength(201);
    expected.forEach((x, t) => {
      expectClose(pointAt(t), x);
    });
  });

  it("ends where the post ends", () => {
    expect(record(amsgrad(), objectives.cubic, [-1], 1000).pointAt(1000)).toEqual([-0.5773502691896256]);
    expect(record(amsgrad(), objectives.quadratic, [1, 0], 1000).pointAt(1000)).toEqual([1.9999999999999996, -1]);
  });

  it("lets the maximum bind for the first time at step 48 of the post's run", () => {
    const binds = (t: number) => {
      const [, , moment2, moment2Hat] = step(steps, t).readouts as [Vector, Vector, Vector, Vector];
      return (moment2Hat[0] as number) > (moment2[0] as number);
    };
    const steps = firstSteps(objectives.cubic, [-1], 60);
    expect(steps.map(({ t }) => t).find(binds)).toBe(48);
  });

  it("gives the parameters that Keras publishes for the same gradients", () => {
    const { start, gradient_sequence, expected, tolerance, hyper } = published("keras/amsgrad");
    const optimizer = amsgrad({ learningRate: hyper.lr, beta1: hyper.b1, beta2: hyper.b2, epsilon: hyper.eps });
    let point: Vector = start;
    let state = optimizer.init(start);
    gradient_sequence.forEach((gradient, i) => {
      const next = optimizer.update(gradient, state);
      state = next.state;
      point = point.map((x, k) => x + (next.step[k] as number));
      (expected[i + 1] as number[]).forEach((value, k) => {
        expect(Math.abs((point[k] as number) - value)).toBeLessThanOrEqual(tolerance.atol + tolerance.rtol * value);
      });
    });
  });

  const MISTAKES: [string, AmsgradOptions][] = [
    ["learning rate", { learningRate: 0 }],
    ["learning rate", { learningRate: Number.NaN }],
    ["learning rate", { learningRate: Number.POSITIVE_INFINITY }],
    ["beta1", { beta1: 1 }],
    ["beta2", { beta2: -0.1 }],
    ["epsilon", { epsilon: -1e-8 }],
  ];
  it.each(MISTAKES)("refuses a %s of %o and names it", (name, options) => {
    const [value] = Object.values(options);
    expect(() => amsgrad(options)).toThrow(new RegExp(`${name}.*${value}`, "i"));
  });
});

function firstSteps(objective: Objective, start: Vector, count: number): Step[] {
  const steps: Step[] = [];
  for (const step of descend(amsgrad(), objective, start)) {
    steps.push(step);
    if (step.t === count) break;
  }
  return steps;
}

function step(steps: readonly Step[], t: number): Step {
  const found = steps[t - 1];
  if (!found) throw new Error(`The run has no step ${t}.`);
  return found;
}

function expectClose(actual: Vector | undefined, expected: number | readonly number[] | null): void {
  const wanted = [expected].flat();
  expect(actual).toHaveLength(wanted.length);
  wanted.forEach((value, i) => {
    expect(Math.abs((actual?.[i] as number) - (value as number))).toBeLessThanOrEqual(CLOSE);
  });
}
