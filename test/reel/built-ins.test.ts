import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { beale } from "../../src/objectives/beale.js";
import { type OptimizerSettings, optimizerOf } from "../../src/optimizers/registry.js";
import { builtInOf, builtIns } from "../../src/reel/built-ins.js";
import { record } from "../../src/trajectory/record.js";
import { referencePath } from "../support/reference.js";
import { staged } from "../support/stage.js";

/** What the race's learning rates are searched among: 1, 2 and 5 times a power of ten. */
const RATES = [-4, -3, -2, -1, 0, 1].flatMap((exponent) => [1, 2, 5].map((digit) => Number(`${digit}e${exponent}`)));

interface Cycle {
  readonly C: number;
  readonly optimizer: string;
  /** Before each step: x[t] is the point after t. */
  readonly x: readonly number[];
}

const { three_step_cycle: cycles } = JSON.parse(readFileSync(referencePath("online-counterexample.json"), "utf8")) as {
  readonly three_step_cycle: readonly Cycle[];
};

describe("the race", () => {
  const { optimizers: racers = [], start } = builtIns.race.reel;
  const optimizers = racers as readonly OptimizerSettings[];

  it.each(optimizers as readonly OptimizerSettings[])(
    "gives $name the learning rate that leaves it lowest after 199 steps",
    ({ learningRate, ...rule }) => {
      const lowest = RATES.map((rate) => ({
        rate,
        f: heightAfter({ ...rule, learningRate: rate } as OptimizerSettings),
      }))
        .filter(({ f }) => Number.isFinite(f))
        .reduce((best, one) => (one.f < best.f ? one : best));
      expect(learningRate).toBe(lowest.rate);
    },
  );

  it("starts all of them at Beale's usual start, and films the 199 steps", () => {
    const { reel, runs } = staged({ ...builtIns.race.reel, width: 160, height: 90 });
    expect(start).toBeUndefined();
    expect(reel.start).toEqual([1, 1.5]);
    expect([RATES[0], RATES.at(-1), RATES.length]).toEqual([1e-4, 50, 18]);
    expect(runs.map(({ trajectory }) => trajectory.steps)).toEqual(runs.map(() => 199));
    expect(new Set(reel.optimizers.map((one) => ("name" in one ? one.name : one.own))).size).toBe(8);
  });

  function heightAfter(settings: OptimizerSettings): number {
    return record(optimizerOf(settings), beale, beale.start, 199).values[199] as number;
  }
});

describe("the built-in reels", () => {
  it("of Adam and AMSGrad end where the reference has them: at the worst point, and near the best", () => {
    const { runs } = staged({ ...builtIns["adam-vs-amsgrad"].reel, width: 160, height: 90 });
    const [adam, amsgrad] = runs.map(({ trajectory }) => trajectory);
    expect(adam?.pointAt(99)).toEqual([1]);
    expect(amsgrad?.pointAt(99)[0]).toBeCloseTo(-0.98987, 5);
    for (const [name, trajectory] of [
      ["adam", adam],
      ["amsgrad", amsgrad],
    ] as const) {
      const { x } = cycles.find(({ C, optimizer }) => C === 10 && optimizer === name) as Cycle;
      for (let t = 0; t <= 99; t++) expect(trajectory?.pointAt(t)[0]).toBeCloseTo(x[t] as number, 9);
    }
  });

  it("of the post's second run ends near its minimum, (2, −1)", () => {
    const { trajectory } = staged({ ...builtIns["amsgrad-2d"].reel, width: 160, height: 90 });
    const [x = 0, y = 0] = trajectory.pointAt(trajectory.steps);
    expect(Math.hypot(x - 2, y + 1)).toBeLessThan(0.1);
  });

  it("of learning rates shows what theory says: 2/6 is the largest that converges", () => {
    // The Hessian's eigenvalues are 2 and 6.
    const { runs } = staged({ ...builtIns["learning-rates"].reel, width: 160, height: 90 });
    const distances = runs.map(({ trajectory }) => {
      const [x = 0, y = 0] = trajectory.pointAt(trajectory.steps);
      return Math.hypot(x - 2, y + 1);
    });
    expect(distances.map((distance) => distance < Math.hypot(-0.8 - 2, -2.2 + 1))).toEqual([true, true, true, false]);
  });

  it("of a saddle shows all of them leaving it", () => {
    const { runs } = staged({ ...builtIns.saddle.reel, width: 160, height: 90 });
    for (const { label, trajectory } of runs) {
      const [, y = 0] = trajectory.pointAt(trajectory.steps);
      expect(Math.abs(y) > 0.5 ? "has left" : `${label} is still at y = ${y}`).toBe("has left");
    }
  });

  it("have names that are found, and are suggested for words that are near", () => {
    for (const [name, builtIn] of Object.entries(builtIns)) expect(builtInOf(name)).toBe(builtIn);
    expect(() => builtInOf("rase")).toThrow(expect.objectContaining({ hint: "Did you mean race?" }));
    expect(() => builtInOf("constructor")).toThrow('There is no built-in reel "constructor".');
  });

  it("have files of their own", () => {
    const outs = Object.values(builtIns).map(({ reel }) => reel.out ?? "output/2.8 Amsgrad.gif");
    expect(new Set(outs).size).toBe(outs.length);
  });
});
