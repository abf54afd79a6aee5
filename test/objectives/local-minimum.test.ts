import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minimumDownhill } from "../../src/objectives/local-minimum.js";
import type { Objective } from "../../src/objectives/objective.js";
import { objectives } from "../../src/objectives/registry.js";
import { propertyRuns } from "../support/property-runs.js";

/** A function of one variable by its value and its derivative. */
function curve(value: (x: number) => number, slope: (x: number) => number): Objective {
  return {
    name: "curve",
    formula: "",
    variables: ["x"],
    value: ([x = Number.NaN]) => value(x),
    gradient: ([x = Number.NaN]) => [slope(x)],
    minima: [],
    start: [0],
  };
}

const parabola = (middle: number) =>
  curve(
    (x) => (x - middle) ** 2,
    (x) => 2 * (x - middle),
  );
const absolute = curve(Math.abs, Math.sign);
const pole = curve(
  (x) => 1 / x,
  (x) => -1 / x ** 2,
);
const logarithm = curve(Math.log, (x) => 1 / x);
const stairs = curve(Math.floor, () => 0);
const hill = curve(
  (x) => -(x ** 2),
  (x) => -2 * x,
);
const wave = curve(Math.sin, Math.cos);

describe("the minimum downhill", () => {
  it("of the post's function is the double nearest to -1/√3, from either side", () => {
    for (const from of [-1, -0.6, -0.5, 0.5]) {
      expect(minimumDownhill(objectives.cubic, from, 4)).toBeCloseTo(-Math.sqrt(1 / 3), 15);
    }
  });

  it("of a parabola is its vertex, to the last digits, wherever the search begins", () => {
    const near = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(near, near, (middle, from) => {
        const found = minimumDownhill(parabola(middle), from, 1e4) ?? Number.NaN;
        expect(Math.abs(found - middle)).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(middle)));
      }),
    );
  });

  it("of |x| is its kink", () => {
    expect(minimumDownhill(absolute, -3, 10)).toBeCloseTo(0, 15);
  });

  it("of a wave is that of the valley it begins in, not a deeper or farther one", () => {
    fc.assert(
      fc.property(fc.double({ min: -20, max: 20, noNaN: true }), (from) => {
        fc.pre(Math.abs(Math.cos(from)) > 1e-3);
        const found = minimumDownhill(wave, from, 10) ?? Number.NaN;
        expect(Math.sin(found)).toBeCloseTo(-1, 12);
        expect(Math.abs(found - from)).toBeLessThan(Math.PI);
      }),
    );
  });

  it("is the point itself where the gradient is 0 and nothing near is lower", () => {
    expect(minimumDownhill(parabola(2), 2, 10)).toBe(2);
    expect(minimumDownhill(stairs, 0.5, 10)).toBe(0.5);
  });

  it.each([
    ["the top of a hill", hill, 0],
    ["a function that falls all the way", objectives.cubic, 1],
    ["a function that falls to a pole", pole, -1],
    ["a function that ends", logarithm, 1],
    ["a point where there is no function", logarithm, -1],
    ["a minimum beyond reach", parabola(100), 0],
    ["a place so far away that the function overflows", objectives.cubic, 1e200],
  ])("is none from %s", (_, objective, from) => {
    expect(minimumDownhill(objective, from, 10)).toBeUndefined();
  });

  it("is found or given up in a bounded time, from anywhere and with any reach", () => {
    const anywhere = fc.double();
    const functions = fc.constantFrom(objectives.cubic, absolute, pole, logarithm, stairs, wave, hill, parabola(1e300));
    fc.assert(
      fc.property(functions, anywhere, anywhere, (objective, from, reach) => {
        let evaluations = 0;
        const counted: Objective = {
          ...objective,
          value(point) {
            if (++evaluations > 20_000) throw new Error("This goes on for ever.");
            return objective.value(point);
          },
        };
        const found = minimumDownhill(counted, from, reach);
        expect(found === undefined || Number.isFinite(found)).toBe(true);
      }),
      { numRuns: propertyRuns(2000) },
    );
  });
});
