import { describe, expect, it } from "vitest";
import type { OptimizerSettings } from "../../src/optimizers/registry.js";
import { describe as descriptionOf } from "../../src/publish/describe.js";
import type { PartialReel } from "../../src/reel/reel.js";
import { describedReel, staged } from "../support/stage.js";

function described(partial: PartialReel): string {
  const chart = staged(partial);
  return descriptionOf(chart, describedReel(chart));
}

const steps = Array.from({ length: 200 }, (_, t) => t);
const sgd = (learningRate: number): OptimizerSettings => ({ name: "sgd", learningRate });

describe("a description", () => {
  it("finds the minimum of a typed function of two variables, and tells what has all but vanished as 0", () => {
    const typed = { objective: { formula: "x^2 + 3y^2" }, start: [2, 1] };
    const runs = [0.01, 0.1, 0.3].map((rate) => staged({ ...typed, optimizers: [sgd(rate)] }).trajectory);
    const [slow, middle, fast] = runs.map(
      ({ pointAt }) => steps.findLastIndex((t) => Math.hypot(...pointAt(t)) > 0.01) + 1,
    );
    const [x = 0, y = 0] = runs[0]?.pointAt(199) ?? [];
    expect([slow, y < 1e-5]).toEqual([200, true]);
    expect(described({ ...typed, optimizers: [sgd(0.01), sgd(0.1), sgd(0.3)] })).toBe(
      "Three learning rates of SGD on x² + 3y² from x = 2, y = 1: " +
        `0.3 and 0.1 reach the minimum at x = 0, y = 0 within ${fast} and ${middle} steps; ` +
        `after 199 steps 0.01 is close to it, at x ≈ ${x.toFixed(2)}, y ≈ 0, ` +
        `f ≈ ${Number(runs[0]?.values[199]?.toPrecision(3))}.`,
    );
    expect(described({ ...typed, optimizers: [sgd(0.1)] })).toMatch(/ reaches the minimum at x = 0, y = 0, f = 0, /);
  });

  it("tells a place without a minimum to the third digit of the way there", () => {
    const valley = { objective: { formula: "(x - y)^2" }, start: [2, 1e-4], optimizers: [sgd(0.1)] };
    expect(described(valley)).toContain(" ends at x ≈ 1, y ≈ 1, f ≈ 0 after 199 steps.");
  });

  it("tells the lower of several minima from the others", () => {
    const wells = {
      objective: { formula: "x^4 - 3x^2 + x" },
      start: [1.9],
      optimizers: [{ name: "sgd" }, { name: "momentum" }],
    } as const;
    const text = described({ ...wells, frames: 100 });
    expect(text).toMatch(
      /: SGD reaches a local minimum at x ≈ 1\.131 within \d+ steps; after 99 steps momentum is close to the lower minimum at x ≈ −1\.3, f ≈ −3\.51\.$/,
    );
    expect(described({ ...wells, frames: 300 })).toMatch(
      / steps; momentum reaches the lower minimum at x ≈ −1\.3 within/,
    );
  });

  it("calls a minimum local where the picture, or the function's own list, has a lower one", () => {
    const well = { objective: { formula: "x^4 - 3x^2 + x" }, start: [1.9], optimizers: [{ name: "sgd" }] } as const;
    expect(described({ ...well, xlim: [-2, 2] })).toContain("reaches a local minimum at x ≈ 1.131, f ≈ −1.07, ");
    expect(described({ ...well, xlim: [0, 2] })).toContain("reaches the minimum at x ≈ 1.131, ");
    expect(described({ objective: "himmelblau", start: [3, 3] })).toContain("the minimum at x = 3, y = 2");
    const stuck = { objective: "goldstein-price", start: [1.75, 0.2], optimizers: [{ name: "adam" }] } as const;
    expect(described(stuck)).toContain("a local minimum at x = 1.8, y = 0.2");
    const ridged = { objective: "rastrigin", start: [2.1, 3.1], optimizers: [sgd(0.001)] } as const;
    expect(described(ridged)).toMatch(/reaches a local minimum at x ≈ 1\.99, y ≈ 2\.98\d?, f ≈ 12\.9/);
  });
});
