import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { objectiveFor } from "../../src/objectives/data.js";
import type { Objective } from "../../src/objectives/objective.js";
import { type OptimizerSettings, optimizerOf } from "../../src/optimizers/registry.js";
import { describe as descriptionOf } from "../../src/publish/describe.js";
import { builtIns } from "../../src/reel/built-ins.js";
import type { PartialReel } from "../../src/reel/reel.js";
import { descentOn } from "../../src/trajectory/approach.js";
import { record, type Trajectory } from "../../src/trajectory/record.js";
import { propertyRuns } from "../support/property-runs.js";
import { smallReels, stagedOrSkipped } from "../support/small-reels.js";
import { describedReel, staged } from "../support/stage.js";

function described(partial: PartialReel): string {
  const chart = staged(partial);
  return descriptionOf(chart, describedReel(chart));
}

/** A run made again, from the objective's usual start. */
function recorded(objective: string, settings: OptimizerSettings, steps = 199): Trajectory {
  const known = objectiveFor(objective as "cubic") as Objective;
  return record(optimizerOf(settings), known, known.start, steps);
}

/** Whether a point of the post's curve is outside its picture, or none at all. */
function isOut(x: number): boolean {
  return !(Math.abs(x) <= 5 && Math.abs(x - x ** 3) <= 5);
}

/** The first step from which on a run is where it should be. */
function stepsUntil({ steps, pointAt }: Trajectory, isThere: (x: number, y: number) => boolean): number {
  let first = 0;
  for (let t = 0; t <= steps; t++) {
    const [x = Number.NaN, y = Number.NaN] = pointAt(t);
    if (!isThere(x, y)) first = t + 1;
  }
  return first;
}

const sgd = (learningRate: number): OptimizerSettings => ({ name: "sgd", learningRate });

describe("a description of one run", () => {
  it("says who reaches which minimum of what, from where, and within how many steps", () => {
    const steps = stepsUntil(recorded("cubic", { name: "amsgrad" }), (x) => Math.abs(x + Math.sqrt(1 / 3)) <= 0.001);
    expect(described({})).toBe(
      `AMSGrad on x − x³ from x = −1 reaches the minimum at x ≈ −0.577, f ≈ −0.385, within ${steps} steps.`,
    );
  });

  it("says how close it ends where it does not reach it, to the digit that tells the two apart", () => {
    const { values, pointAt } = recorded("quadratic", { name: "amsgrad" });
    const [x, y] = pointAt(199).map((coordinate) => coordinate.toFixed(2).replace("-", "−"));
    expect(described({ objective: "quadratic" })).toBe(
      "AMSGrad on 2x² + 2x·y + 2y² − 6x from x = 1, y = 0 ends close to the minimum at x = 2, y = −1: " +
        `at x ≈ ${x}, y ≈ ${y}, f ≈ ${Number(values[199]?.toPrecision(3))} after 199 steps.`.replace("-", "−"),
    );
  });

  it("says that it misses a minimum that is far", () => {
    const [x = 0] = recorded("cubic", { name: "amsgrad" }, 1).pointAt(1);
    expect(described({ frames: 2 })).toMatch(
      new RegExp(
        `ends at x ≈ −${-Number(x.toFixed(3))}, f ≈ \\S+ after 1 step, without reaching the minimum at x ≈ −0.577.$`,
      ),
    );
  });

  it("says at which steps it leaves the picture and is no number any more", () => {
    const trajectory = recorded("cubic", sgd(5));
    const [left, broken] = [stepsUntil(trajectory, isOut), stepsUntil(trajectory, (x) => Number.isNaN(x - x ** 3))];
    expect(described({ optimizers: [sgd(5)] })).toBe(
      `SGD on x − x³ from x = −1 leaves the picture at step ${left} and is not a number from step ${broken} on.`,
    );
  });

  it("says where it is after it left, in numbers that can be listened to", () => {
    const text = described({ objective: "saddle", optimizers: [{ name: "momentum" }] });
    const { values, pointAt } = recorded("saddle", { name: "momentum" });
    const [[x = 0, y = 0], f = 0] = [pointAt(199), values[199]];
    const told = [String(Number(y.toPrecision(3))), f.toExponential(2)];
    const [large, huge] = told.map((number) => number.replaceAll("-", "−").replace("+", ""));
    expect(Math.abs(x)).toBeLessThan(1e-5);
    expect(text).toContain(` and ends at x ≈ 0, y ≈ ${large}, f ≈ ${huge} after 199 steps.`);
  });

  it("says that it breaks off inside the picture", () => {
    const text = described({ objective: { formula: "sqrt(x) - x" }, start: [0.1], optimizers: [sgd(3)] });
    expect(text).toContain("breaks off at step 1, where it is not a number anymore.");
  });

  it("says that it stays where it starts, at the minimum", () => {
    expect(described({ objective: "quadratic", start: [2, -1] })).toContain("y = −1 stays at the minimum, f = −6.");
  });

  it("says nothing of an end when no step is shown", () => {
    expect(described({ frames: 1 })).toBe("AMSGrad on x − x³ from x = −1, before the first step.");
  });

  it("names the panels", () => {
    const ofOne = described({ panels: ["x", "moment1", "step-size"] });
    expect(ofOne).toMatch(/steps\. Panels show x, the first moment and the effective step size over the steps\.$/);
    expect(described({ objective: "beale", panels: ["f", "x"] })).toMatch(/ Panels show f, x and y over the steps\.$/);
  });

  it("says when AMSGrad's maximum first binds, where a panel marks that", () => {
    const told = " The maximum of the second moment first binds at step 48.";
    expect(described({ panels: ["moment1", "moment2"] })).toMatch(new RegExp(`over the steps\\.${told}$`));
    for (const silent of [{ panels: ["moment1"] }, { panels: ["moment2"], frames: 48 }] as const) {
      expect(described(silent)).toMatch(/over the steps\.$/);
    }
    expect(described({ panels: ["moment2"], optimizers: [{ name: "adam" }] })).toMatch(/over the steps\.$/);
  });

  it("calls a function by its name when its formula is long", () => {
    expect(described({ objective: "goldstein-price" })).toContain("on the Goldstein-Price function from");
    const formula = `x^2 + ${Array(12).fill("x").join(" + ")}`;
    expect(described({ objective: { formula } })).toContain(" on a function of x from");
  });

  it("says of a stream of losses what they are, between which bounds, and which point is the best", () => {
    const text = described({ objective: "reddi-3", frames: 10 });
    expect(text).toMatch(
      /^AMSGrad on the losses 10x if t mod 3 = 1, else −x, with x kept between −1 and 1, from x = 0 ends at x ≈ −0\.\d+ after 9 steps\. The best fixed point is x = −1\.$/,
    );
  });
});

it("a description is what its author says, where something is said", () => {
  expect(described({ alt: "Ein Ball rollt ins Tal.", panels: ["x"] })).toBe("Ein Ball rollt ins Tal.");
});

describe("a description of several runs", () => {
  const steps = (rate: number) => {
    const { pointAt, ...run } = staged({ objective: "quadratic", start: [0, 0], optimizers: [sgd(rate)] }).trajectory;
    return stepsUntil({ ...run, pointAt }, (x, y) => Math.hypot(x - 2, y + 1) <= 0.01);
  };

  it("puts those together that reach the same minimum, the fastest first, and tells rates apart", () => {
    const text = described({ objective: "quadratic", start: [0, 0], optimizers: [sgd(0.01), sgd(0.05), sgd(0.1)] });
    expect(text).toMatch(/^Three learning rates of SGD on .* from x = 0, y = 0: /);
    expect(text).toContain(
      `: 0.1 and 0.05 reach the minimum at x = 2, y = −1 within ${steps(0.1)} and ${steps(0.05)} steps; `,
    );
    expect(text).toMatch(/; after 199 steps 0\.01 is close to it, at x ≈ 1\.9\d, y ≈ −0\.9\d, f ≈ −\S+\.$/);
  });

  it("says who is lost, and when", () => {
    const text = described({ optimizers: [sgd(0.1), sgd(1), sgd(2)] });
    const [slow, fast] = [1, 2].map((rate) => stepsUntil(recorded("cubic", sgd(rate)), isOut));
    expect(text).toContain(`; 2 and 1 leave the picture at steps ${fast} and ${slow}.`);
  });

  it("does not deny one that is there in the end, but has not stayed yet", () => {
    const rates = { objective: "quadratic", start: [0, 0], optimizers: [sgd(0.05), sgd(0.049)] } as const;
    expect(described({ ...rates, frames: 9 })).toContain(", without reaching the minimum at x = 2, y = −1.");
    expect(described({ ...rates, frames: steps(0.049) + 1 })).not.toContain("reach");
  });

  it("ranks more than three by f", () => {
    const rules = ["adagrad", "adam", "rmsprop", "adadelta"] as const;
    const text = described({ objective: "booth", optimizers: rules.map((name): OptimizerSettings => ({ name })) });
    const f = (name: (typeof rules)[number]) => recorded("booth", { name }).values[199] as number;
    const titles = { adagrad: "AdaGrad", adam: "Adam", rmsprop: "RMSprop", adadelta: "AdaDelta" };
    const [first, second, third, fourth] = rules.toSorted((a, b) => f(a) - f(b));
    const told = (name: (typeof rules)[number] = "adam") => `${titles[name]} (f ≈ ${Number(f(name).toPrecision(3))})`;
    expect(text).toMatch(
      /^Four optimizers on .*: after 199 steps, without reaching the minimum at x = 1, y = 3, by rising f: /,
    );
    expect(text).toContain(
      `${told(first)}, ${titles[second as "adam"]}, ${titles[third as "adam"]} and ${told(fourth)}.`,
    );
  });

  it("tells settings in brackets only where rules alone do not tell runs apart", () => {
    const text = described({ optimizers: [{ name: "adam" }, { name: "adam", beta1: 0.5 }, { name: "sgd" }] });
    expect(text).toMatch(/^Three runs on /);
    expect(text).toMatch(/: Adam and Adam \(beta1 0\.5\) reach .* SGD is close to it, at /);
  });

  it("begins with a word, and names rules as sentences do", () => {
    const text = described({
      objective: "beale",
      optimizers: [{ name: "momentum" }, { name: "amsgrad", form: "keras" }],
    });
    expect(text).toMatch(/^Two optimizers on .*: momentum leaves .* AMSGrad \(Keras\) is /);
    expect(described({ optimizers: [{ name: "nesterov" }] })).toMatch(/^Nesterov momentum on /);
    expect(described({ optimizers: [{ name: "momentum" }] })).toMatch(/^Momentum on /);
  });

  it("says that a grid has a plot for each", () => {
    expect(described({ layout: "grid", optimizers: [sgd(0.1), sgd(0.2)] })).toMatch(/ One plot each\.$/);
  });
});

it("a description of recorded runs goes by their own names, starts and ends", () => {
  const { trajectory, ...chart } = staged();
  const short: Trajectory = { ...trajectory, steps: 2 };
  const late: Trajectory = {
    ...trajectory,
    steps: 150,
    pointAt: (t) => trajectory.pointAt(t + 30),
    values: trajectory.values.slice(30),
  };
  const runs = [
    { label: "mine, short", trajectory: short },
    { label: "late", trajectory: late },
  ].map((run) => descentOn(chart.objective, run));
  const text = descriptionOf({ ...chart, runs }, { ...describedReel(chart), trajectory: "runs.csv" });
  expect(text).toMatch(
    /^Two recorded runs on x − x³ from several starts: late reaches the minimum at x ≈ −0\.577 within \d+ steps; after 2 steps mine, short is at x ≈ −0\.98/,
  );
});

describe("a description is a sentence or more, and no more than can be listened to", () => {
  it.each(Object.entries(builtIns))("of the built-in reel %s", (_, { reel }) => {
    const text = described(reel);
    expect(text).toMatch(/^[A-Z].*\.$/);
    expect(text.length).toBeLessThan(280);
  });

  it.each(Object.entries(smallReels))("of %s, without a trace of a program", (_, reels) => {
    fc.assert(
      fc.property(reels, (partial) => {
        const chart = stagedOrSkipped(partial);
        const text = descriptionOf(chart, describedReel(chart));
        expect(text).toMatch(/\.$/);
        expect(text).not.toMatch(/NaN|Infinity|undefined|null|\[object|e\+|-\d| ,|,,|\.\.|;\.| {2}/);
        expect(text.length).toBeLessThan(500);
      }),
      { numRuns: propertyRuns(30) },
    );
  });
});
