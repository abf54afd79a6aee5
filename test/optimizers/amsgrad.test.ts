import { describe, expect, it } from "vitest";
import type { Vector } from "../../src/math/vector.js";
import type { Objective } from "../../src/objectives/objective.js";
import { objectives } from "../../src/objectives/registry.js";
import { type AmsgradState, amsgrad } from "../../src/optimizers/amsgrad.js";
import { descend, type Step } from "../../src/trajectory/descend.js";
import { record } from "../../src/trajectory/record.js";
import { trajectories } from "../support/reference.js";

/** The tolerance for trajectories stated in test/reference. */
const CLOSE = 1e-12;

const SEEDS = [
  { name: "the post's run in one variable", objective: objectives.cubic, seed: trajectories.seed.seed_amsgrad_1d },
  { name: "the post's run in two variables", objective: objectives.quadratic, seed: trajectories.seed.seed_amsgrad_2d },
];

describe.each(SEEDS)("$name", ({ objective, seed }) => {
  const steps = firstSteps(objective, [seed.start].flat(), seed.steps);

  it("matches every intermediate of the reference", () => {
    let compared = 0;
    for (const [key, expected] of Object.entries(seed.at)) {
      const i = Number(key);
      expectClose(i === 0 ? [seed.start].flat() : step(steps, i).point, expected.x);
      if (expected.update === null) continue;
      const { state, update } = step(steps, i + 1);
      expectClose([state.learningRateHat], expected.lr_hat);
      expectClose(state.moment1, expected.moment1);
      expectClose(state.moment2, expected.moment2);
      expectClose(state.moment2Hat, expected.moment2_hat);
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

  it("first keeps an older maximum at step 48 of the post's run", () => {
    const binds = ({ state: { moment2, moment2Hat } }: Step<AmsgradState>) =>
      (moment2Hat[0] as number) > (moment2[0] as number);
    expect(firstSteps(objectives.cubic, [-1], 60).find(binds)?.t).toBe(48);
  });

  it("reads out its learning rate, both moments and the maximum, in this order", () => {
    const { readouts } = amsgrad();
    const { state } = step(firstSteps(objectives.cubic, [-1], 1), 1);
    expect(readouts.map(({ name }) => name)).toEqual(["learning_rate_hat", "moment1", "moment2", "moment2_hat"]);
    expect(readouts.map((readout) => readout.of(state))).toEqual([
      [state.learningRateHat],
      state.moment1,
      state.moment2,
      state.moment2Hat,
    ]);
  });

  const MISTAKES: [string, Parameters<typeof amsgrad>[0] & object][] = [
    ["learningRate", { learningRate: 0 }],
    ["learningRate", { learningRate: Number.NaN }],
    ["learningRate", { learningRate: Number.POSITIVE_INFINITY }],
    ["beta1", { beta1: 1 }],
    ["beta2", { beta2: -0.1 }],
    ["epsilon", { epsilon: -1e-8 }],
  ];
  it.each(MISTAKES)("refuses a %s of %o and names it", (name, options) => {
    const [value] = Object.values(options);
    expect(() => amsgrad(options)).toThrow(new RegExp(`${name}.*${value}`, "i"));
  });
});

function firstSteps(objective: Objective, start: Vector, count: number): Step<AmsgradState>[] {
  const steps: Step<AmsgradState>[] = [];
  for (const step of descend(amsgrad(), objective, start)) {
    steps.push(step);
    if (step.t === count) break;
  }
  return steps;
}

function step(steps: readonly Step<AmsgradState>[], t: number): Step<AmsgradState> {
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
