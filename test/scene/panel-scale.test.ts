import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Clock, clockOf } from "../../src/film/clock.js";
import { type PanelContent, valueScale } from "../../src/scene/time/panel-content.js";

const time = (frames: number): Clock =>
  clockOf({ frames, steps: frames - 1, clock: "even", fps: 50, intro: 0, hold: 0, loop: 0 }, 1);
const value = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -100_000, max: 100_000 }).map((one) => one / 1000) },
  fc.constantFrom(0, 1e-300, 1e-12, 1e12, 1e300, 1.7e308, -1e300, Infinity, -Infinity, Number.NaN),
);
const values = fc.array(value, { minLength: 1, maxLength: 9 });
const contentOf = (all: readonly number[], scale: PanelContent["scale"]): PanelContent => ({
  title: "f",
  series: [{ label: "f", color: "#000000", valueAt: (step) => all[step] ?? Number.NaN }],
  scale,
  hasLegend: false,
});

describe.each(["linear", "log", "auto"] as const)("the height of a panel, %s", (kind) => {
  it("is finite and holds every drawable value, whatever its size", () => {
    fc.assert(
      fc.property(values, (all) => {
        const scale = valueScale(contentOf(all, kind), time(all.length), [100, 0]);
        const [low, high] = scale.domain;
        expect(Number.isFinite(low) && Number.isFinite(high) && low < high).toBe(true);
        for (const { value } of scale.ticks(6)) expect(Number.isFinite(scale(value))).toBe(true);
        const largest = Math.max(...all.filter(Number.isFinite), 0);
        // Differences of larger ones overflow.
        const drawn = all.filter(
          (one) => Math.abs(one) <= 1e300 && Number.isFinite(scale(one)) && one > 1e-15 * largest,
        );
        for (const one of drawn) expect(scale(one) >= -1e-6 && scale(one) <= 100 + 1e-6).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the height of a panel that chooses its scale", () => {
  const isLog = (all: readonly number[]) => {
    const scale = valueScale(contentOf(all, "auto"), time(all.length), [0, 100]);
    return Math.abs(scale((scale.domain[0] + scale.domain[1]) / 2) - 50) > 1;
  };

  it("is logarithmic if all values are above 0 and span some powers of ten, else linear", () => {
    expect(isLog([1e-5, 1e-2, 1])).toBe(true);
    expect(isLog([0, 1e-5, 1])).toBe(true);
    expect(isLog([1, 20, 50])).toBe(false);
    expect(isLog([-1, 1e-5, 1])).toBe(false);
  });

  it("has room around a value that never changes", () => {
    const { domain } = valueScale(contentOf([3, 3, 3], "auto"), time(3), [0, 100]);
    expect(domain[0] < 3 && domain[1] > 3).toBe(true);
  });
});
