import { describe, expect, it } from "vitest";
import { objectives } from "../../src/objectives/registry.js";
import { sgd } from "../../src/optimizers/sgd.js";
import { approachedMinimum, nearestMinimum } from "../../src/trajectory/approach.js";
import { record } from "../../src/trajectory/record.js";

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
    expect(approachedMinimum(objectives.cubic, trajectory)).toBeCloseTo(MINIMUM, 12);
  });

  it.each([
    ["diverges", run(1, 0.1, 50)],
    ["becomes infinite", run(2, 1, 50)],
    ["jumps away from it", run(-0.6, 0.62, 20)],
  ])("is none of a run that %s", (_, trajectory) => {
    expect(approachedMinimum(objectives.cubic, trajectory)).toBeUndefined();
  });

  it("gives way, for a picture, to the one below the start", () => {
    expect(nearestMinimum(objectives.cubic, run(-0.6, 0.62, 20))).toBeCloseTo(MINIMUM, 12);
    expect(nearestMinimum(objectives.cubic, run(1, 0.1, 50))).toBeUndefined();
  });
});
