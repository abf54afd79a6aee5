import { expect, it } from "vitest";
import { objectiveFor } from "../../src/objectives/choice.js";
import { describe } from "../../src/publish/describe.js";
import type { PartialReel } from "../../src/reel/schema.js";
import { staged } from "../support/stage.js";

function described(partial: PartialReel): string {
  const { reel, runs } = staged(partial);
  return describe(reel, objectiveFor(reel.objective), runs);
}

it("a description says who descends on what, from where, and where that ends", () => {
  expect(described({})).toBe(
    "Amsgrad on f(x) = x − x³ from x = −1: after 199 steps at x = −0.577, f = −0.385. 200 frames, 4 s.",
  );
});

it("a description of several runs says where each ends", () => {
  const optimizers = [{ name: "sgd" }, { name: "momentum" }] as const;
  expect(described({ objective: "quadratic", optimizers, start: [0, 0], frames: 2, fps: 10, holdMs: 500 })).toMatch(
    /^SGD.* and Momentum.* on f\(x, y\) = .* from x = 0, y = 0: after 1 step: SGD.* at x = .*, y = .*, f = .*; Momentum.* at .*\. 2 frames, 0\.7 s\.$/,
  );
});

it("a description of a stream of losses says what they are", () => {
  expect(described({ objective: "reddi-3", frames: 10 })).toContain(
    "on the losses 10x if t mod 3 = 1, else -x from x = 0: after 9 steps",
  );
});
