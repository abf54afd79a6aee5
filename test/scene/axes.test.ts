import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Interval, intersect, isEmpty } from "../../src/math/geometry.js";
import { axes } from "../../src/scene/axes/axes.js";
import { figureBox } from "../../src/scene/axes/margins.js";
import { linearScale, niceInterval } from "../../src/scene/axes/scale.js";
import { lookOf } from "../support/look.js";

const width = fc.integer({ min: 1, max: 2000 });
const shift = fc.double({ min: -3, max: 3, noNaN: true });
const power = fc.integer({ min: -5, max: 5 });
/** Intervals of all sizes and places, round ones among them. */
const intervals: fc.Arbitrary<Interval> = fc
  .tuple(width, shift, power, fc.boolean())
  .map(([steps, at, exponent, isRound]) => {
    const interval: Interval = [at * 10 ** exponent, (at + steps / 100) * 10 ** exponent];
    return isRound ? niceInterval(interval, 10) : interval;
  });
const pictures = fc.constantFrom(
  { size: { width: 1920, height: 1080 }, dpi: 100 },
  { size: { width: 960, height: 540 }, dpi: 50 },
  { size: { width: 640, height: 640 }, dpi: 33 },
);
/** The post's title, and one that takes two lines. */
const titles = fc.constantFrom(
  "Amsgrad, learning_rate = 0.01",
  "AMSGrad (PyTorch), learning_rate = 0.01 · cosine(1000, 0.001), on a function with a very long and careful description",
);

describe("axes", () => {
  it("never overlap two texts, whatever they span", () => {
    fc.assert(
      fc.property(intervals, intervals, pictures, titles, (xlim, ylim, { size, dpi }, title) => {
        const look = lookOf({ dpi });
        const around = { xLabel: "x", yLabel: "y", title };
        const box = figureBox(size, { ...around, y: linearScale(ylim, [1, 0]) }, look);
        const x = linearScale(xlim, [box.left, box.right]);
        const y = linearScale(ylim, [box.bottom, box.top]);
        const { frame } = axes({ box, x, y, ...around, look });
        // Lines are thin, text is not; a minus sign never stands alone.
        const texts = frame.map(({ bounds }) => bounds).filter(({ width, height }) => Math.min(width, height) > 3);
        expect(texts.length).toBeGreaterThan(3);
        texts.forEach((text, i) => {
          for (const other of texts.slice(i + 1)) expect(isEmpty(intersect(text, other))).toBe(true);
        });
      }),
      { numRuns: 300 },
    );
  });
});
