import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { objectiveFor } from "../../src/objectives/data.js";
import type { Objective } from "../../src/objectives/objective.js";
import { type Outcome, outcomeOf } from "../../src/publish/outcome.js";
import type { View } from "../../src/scene/views/view.js";
import { type Descent, descentOn } from "../../src/trajectory/approach.js";
import type { Trajectory } from "../../src/trajectory/record.js";
import { propertyRuns } from "../support/property-runs.js";
import { smallReels, stagedOrSkipped } from "../support/small-reels.js";
import { staged } from "../support/stage.js";

const quadratic = objectiveFor("quadratic") as Objective;
const chart = staged({ objective: "quadratic", frames: 11, width: 160, height: 120 });

/** What becomes of a run in a film of so many steps. */
function outcomeIn(trajectory: Trajectory, steps: number, view: View, objective = quadratic): Outcome {
  const run = descentOn(objective, { label: "", trajectory });
  const clock = { ...chart.clock, frameCount: steps + 1, steps };
  return outcomeOf(run, { ...chart, objective, clock, picture: { ...chart.picture, ...view } });
}

/** Points of a run on the quadratic function, whose minimum is at (2, −1), by their x; y is −1. */
function outcome(xs: readonly number[], frames = xs.length, values = (x: number) => quadratic.value([x, -1])): Outcome {
  const trajectory = {
    variables: ["x", "y"],
    steps: xs.length - 1,
    values: Float64Array.from(xs, values),
    pointAt: (t: number) => [xs[t] ?? Number.NaN, -1],
  };
  return outcomeIn(trajectory, frames - 1, { xlim: [-2, 6], ylim: [-4, 2] });
}

describe("a run reaches a minimum", () => {
  it("from the step on from which it stays within a unit of it: 0.01 of a distance of 2", () => {
    expect(outcome([0, 1, 2.0101, 2.0099, 2, 1.9901])).toMatchObject({
      kind: "reaches",
      step: 3,
      goal: { unit: 0.01 },
    });
  });

  it("not before it comes back for good", () => {
    expect(outcome([0, 2, 2, 2.02, 2, 2])).toMatchObject({ kind: "reaches", step: 4 });
  });

  it.each([
    [1, 0.01],
    [1.0001, 0.001],
    [2.9999, 0.001],
    [3, 0.01],
    [1.9, 0.001],
    [1000, 1],
    [-1e20, 1e18],
  ])("by the third digit of its distance from the start, however large: from %d by %d", (start, unit) => {
    const steps = outcome([start, 2 + 1.01 * unit, 2 + 0.99 * unit, 2]);
    expect(steps).toMatchObject({ kind: "reaches", step: 2, goal: { unit } });
  });

  it("only if it is there for a fifth of the steps, or it might be passing by", () => {
    expect(outcome([0, 0, 0, 0, 2, 2])).toMatchObject({ kind: "reaches", step: 4 });
    expect(outcome([0, 0, 0, 0, 0, 2])).toMatchObject({ kind: "ends", isClose: true });
    expect(outcome([0, 0, 0, 0, 0, 0, 2, 2])).toMatchObject({ kind: "ends", isClose: true });
  });

  it("within the film: what comes later does not count", () => {
    expect(outcome([0, 1, 1, 1, 2, 2, 2, 2], 4)).toMatchObject({ kind: "ends", isClose: false });
    expect(outcome([0, 2, 2, 2, 0], 4)).toMatchObject({ kind: "reaches", step: 1 });
  });

  it("if its recording is shorter than the film, by its own steps", () => {
    expect(outcome([0, 2, 2], 100)).toMatchObject({ kind: "reaches", step: 1 });
  });

  it("from step 0 on if it starts there, and then only if it never moves", () => {
    expect(outcome([2, 2, 2])).toMatchObject({ kind: "reaches", step: 0 });
    expect(outcome([2, 2, 2.001])).toMatchObject({ kind: "ends" });
  });

  it("that the picture may not show", () => {
    const { trajectory } = staged({ objective: "quadratic", optimizers: [{ name: "sgd", learningRate: 0.1 }] });
    const away = outcomeIn(trajectory, 199, { ...chart.picture, xlim: [10, 20] });
    expect(away).toMatchObject({ kind: "reaches", isSeen: false });
  });
});

describe("a run that reaches none", () => {
  it.each([
    ["ends close to it within 5 % of the way", [0, 1.91], { kind: "ends", isClose: true }],
    ["ends elsewhere", [0, 1.89], { kind: "ends", isClose: false }],
    ["leaves the picture for good", [0, 7, 0, 7, 8], { kind: "leaves", step: 3, brokenFrom: undefined }],
    ["never enters it", [7, 7, 8], { kind: "leaves", step: 0 }],
    ["breaks off", [0, 1, Number.NaN, Number.NaN], { kind: "breaks", step: 2 }],
    ["leaves, then breaks off", [0, 7, 8, Number.NaN], { kind: "leaves", step: 1, brokenFrom: 3 }],
    ["is no number for a while", [0, Number.NaN, 1], { kind: "ends" }],
  ] as const)("%s", (_, xs, expected) => {
    expect(outcome(xs)).toMatchObject(expected);
  });

  it("breaks off where its value is no number, wherever it stands", () => {
    expect(outcome([0, 1, 2], 3, (x) => (x > 0 ? Number.NaN : 0))).toEqual({ kind: "breaks", step: 1 });
  });

  it("has the nearest of several minima beside it", () => {
    const several = objectiveFor("himmelblau") as Objective;
    for (const minimum of several.minima) {
      const trajectory = {
        ...{ variables: ["x", "y"], steps: 1, values: Float64Array.of(1, 1) },
        pointAt: (t: number) => (t === 0 ? [0, 0] : minimum.map((x) => x + 0.5)),
      };
      const found = outcomeIn(trajectory, 1, { xlim: [-9, 9], ylim: [-9, 9] }, several);
      expect(found).toMatchObject({ kind: "ends", goal: { minimum } });
    }
  });
});

it("a run of the post's figure stays within 0.001 of −1/√3 from step 123 on", () => {
  const post = staged();
  const { trajectory } = post;
  const outcomeOfPost = outcomeOf(post.runs[0] as Descent, post);
  expect(outcomeOfPost).toMatchObject({ kind: "reaches", step: 123, isSeen: true });
  const isNear = (t: number) => Math.abs((trajectory.pointAt(t)[0] as number) + Math.sqrt(1 / 3)) <= 0.001;
  expect(Array.from({ length: 200 }, (_, t) => t).findLast((t) => !isNear(t))).toBe(122);
});

/** What a kind of outcome claims of the steps from `step` on, and no longer of the one before. */
function holds(found: Outcome, view: View) {
  return (point: readonly number[], value: number): boolean => {
    const [x = 0, y = value] = point;
    if (found.kind === "reaches") {
      const { minimum, unit } = found.goal;
      return Math.hypot(...point.map((coordinate, i) => coordinate - (minimum[i] as number))) <= unit;
    }
    if (found.kind === "breaks") return Number.isNaN(value) || point.some(Number.isNaN);
    const isSeen = x >= view.xlim[0] && x <= view.xlim[1] && y >= view.ylim[0] && y <= view.ylim[1];
    return !isSeen || Number.isNaN(value);
  };
}

describe.each(Object.entries(smallReels))("what is said of %s", (_, reels) => {
  it("holds from the step that it names, and not at the one before", () => {
    fc.assert(
      fc.property(reels, (partial) => {
        const drawn = stagedOrSkipped(partial);
        for (const run of drawn.runs) {
          const { trajectory } = run;
          const found = outcomeOf(run, drawn);
          if (found.kind === "ends") continue;
          const claim = holds(found, drawn.picture);
          const isAt = (t: number) => claim(trajectory.pointAt(t), trajectory.values[t] as number);
          for (let t = found.step; t <= drawn.clock.steps; t++) expect(isAt(t)).toBe(true);
          if (found.step > 0) expect(isAt(found.step - 1)).toBe(false);
          if (found.kind === "reaches") expectLowest(drawn.objective as Objective, found.goal);
        }
      }),
      { numRuns: propertyRuns(40) },
    );
  });
});

/** No place a few units away is lower than the minimum. */
function expectLowest(
  { value }: Objective,
  { minimum, unit }: { readonly minimum: readonly number[]; readonly unit: number },
) {
  for (const i of minimum.keys()) {
    for (const side of [-3, 3]) {
      const beside = minimum.map((coordinate, k) => (k === i ? coordinate + side * unit : coordinate));
      expect(value(beside)).toBeGreaterThanOrEqual(value(minimum));
    }
  }
}
