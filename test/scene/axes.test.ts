import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Interval, intersect, isEmpty } from "../../src/geometry.js";
import { dejaVuSans } from "../../src/raster/fonts/dejavu-sans.js";
import { axes } from "../../src/scene/axes.js";
import { matplotlibTheme } from "../../src/scene/theme.js";
import { niceInterval } from "../../src/scene/ticks.js";

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
const looks = fc.constantFrom(
  { size: { width: 1920, height: 1080 }, dpi: 100 },
  { size: { width: 960, height: 540 }, dpi: 50 },
  { size: { width: 640, height: 640 }, dpi: 33 },
);

describe("axes", () => {
  it("write no text over another, whatever they span", () => {
    fc.assert(
      fc.property(intervals, intervals, looks, (xlim, ylim, look) => {
        const { frame } = axes({
          ...look,
          fontSizePt: 22,
          xlim,
          ylim,
          title: "Amsgrad, learning_rate = 0.01",
          theme: matplotlibTheme,
          typeface: dejaVuSans(),
        });
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
