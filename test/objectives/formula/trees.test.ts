import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formulaObjective } from "../../../src/objectives/formula/formula.js";
import { propertyRuns } from "../../support/property-runs.js";
import { type Tree, trees } from "./trees.js";

/** Differences of several kinds that agree this well, relative to 1 + size, judge a gradient… */
const TRUSTED = 1e-6;
/** …to this, by the same measure. */
const CLOSE = 1e-5;
const WIDTHS = [1e-3, 1e-4, 1e-5];
/** Beside larger values rounding drowns differences; slopes at smaller ones overflow. */
const isModerate = (value: number) => value === 0 || (Math.abs(value) < 1e3 && Math.abs(value) > 1e-50);
const RUNS = { numRuns: propertyRuns(3000) };

const coordinate = fc.integer({ min: -3000, max: 3000 }).map((n) => n / 1000);
/** Random trees may mention no variable. */
const formulas = trees.map((tree) => ({ ...tree, text: `${tree.text}+0x+0y` })).filter(({ text }) => text.length < 400);

describe("a random formula", () => {
  it("has the very value of the function it was printed from", () => {
    fc.assert(
      fc.property(formulas, coordinate, coordinate, (tree, x, y) => {
        expect(formulaObjective(tree.text).value([x, y])).toBe(tree.evaluate(x, y) + 0 * x + 0 * y);
      }),
      RUNS,
    );
  });

  it("has the gradient that differences find, wherever they can be trusted", () => {
    let judged = 0;
    fc.assert(
      fc.property(formulas, coordinate, coordinate, (tree, x, y) => {
        if (!tree.parts(x, y).every(isModerate)) return;
        const [dx, dy] = formulaObjective(tree.text).gradient([x, y]) as [number, number];
        for (const [actual, along] of [
          [dx, (h: number) => tree.evaluate(x + h, y)],
          [dy, (h: number) => tree.evaluate(x, y + h)],
        ] as const) {
          const [estimate = Number.NaN, ...others] = [
            ...WIDTHS.map((h) => central(along, h)),
            ...WIDTHS.map((h) => forward(along, h)),
          ];
          const unit = 1 + Math.abs(estimate);
          // No comparison holds for what is not a number.
          if (!others.every((other) => Math.abs(other - estimate) <= TRUSTED * unit)) continue;
          judged++;
          expect(Math.abs(actual - estimate)).toBeLessThanOrEqual(CLOSE * unit);
        }
      }),
      RUNS,
    );
    expect(judged).toBeGreaterThan(RUNS.numRuns / 2);
  });

  it("reads as the same function with every space taken out that parts no words", () => {
    fc.assert(
      fc.property(formulas, coordinate, coordinate, (tree: Tree, x, y) => {
        const tight = tree.text.replace(/(?<![\w.]) +| +(?![\w.(])/g, "");
        expect(formulaObjective(tight).value([x, y])).toBe(formulaObjective(tree.text).value([x, y]));
      }),
    );
  });
});

/** Five points, x in the middle. */
function central(f: (h: number) => number, h: number): number {
  return (8 * (f(h) - f(-h)) - (f(2 * h) - f(-2 * h))) / (12 * h);
}

/** Five points from x on: unlike the central one it sees a pole or a corner at x. */
function forward(f: (h: number) => number, h: number): number {
  return (-25 * f(0) + 48 * f(h) - 36 * f(2 * h) + 16 * f(3 * h) - 3 * f(4 * h)) / (12 * h);
}
