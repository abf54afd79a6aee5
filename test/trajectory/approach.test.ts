import { describe, expect, it } from "vitest";
import type { Vector } from "../../src/math/vector.js";
import { objectives } from "../../src/objectives/registry.js";
import { sgd } from "../../src/optimizers/sgd.js";
import { approachedMinimum, descentOn, nearestMinimum } from "../../src/trajectory/approach.js";
import { record, type Trajectory } from "../../src/trajectory/record.js";

const MINIMUM = -Math.sqrt(1 / 3);

function run(start: number, learningRate: number, steps: number) {
  return record(sgd({ learningRate }), objectives.cubic, [start], steps);
}

describe("the minimum that a run approaches", () => {
  it.each([
    ["ends there", run(-1, 0.1, 500)],
    ["is only on its way", run(-1, 0.001, 10)],
    ["has not moved yet", run(MINIMUM, 0.1, 1)],
    ["jumps to and fro, but nearer", run(-0.7, 0.5, 200)],
  ])("is the one downhill of a run that %s", (_, trajectory) => {
    expect(approachedMinimum(objectives.cubic, trajectory)).toEqual([expect.closeTo(MINIMUM, 12)]);
  });

  it.each([
    ["diverges", run(1, 0.1, 50)],
    ["becomes infinite", run(2, 1, 50)],
    ["jumps away from it", run(-0.6, 0.62, 20)],
  ])("is none of a run that %s", (_, trajectory) => {
    expect(approachedMinimum(objectives.cubic, trajectory)).toBeUndefined();
  });

  it("gives way, for a picture, to the one below the start", () => {
    const nearest = (trajectory: Trajectory) =>
      nearestMinimum(objectives.cubic, descentOn(objectives.cubic, { label: "", trajectory }));
    expect(nearest(run(-0.6, 0.62, 20))).toEqual([expect.closeTo(MINIMUM, 12)]);
    expect(nearest(run(1, 0.1, 50))).toBeUndefined();
  });

  it("is searched for once, when it is asked for", () => {
    let evaluations = 0;
    const counting = {
      ...objectives.cubic,
      gradient(point: Vector) {
        evaluations++;
        return objectives.cubic.gradient(point);
      },
    };
    const descent = descentOn(counting, { label: "", trajectory: run(-1, 0.1, 500) });
    expect(evaluations).toBe(0);
    const { minimum } = descent;
    const once = evaluations;
    expect(once).toBeGreaterThan(0);
    expect(descent.minimum).toBe(minimum);
    expect(evaluations).toBe(once);
  });
});
