import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Box, Interval } from "../../src/math/geometry.js";
import { dejaVuSans } from "../../src/raster/fonts/dejavu-sans.js";
import { boxWithin, equalBox, figureBox, wholeBox } from "../../src/scene/axes/margins.js";
import { linearScale } from "../../src/scene/axes/scale.js";
import { heading, headingHeight } from "../../src/scene/lettering/heading.js";
import type { Look } from "../../src/scene/look.js";
import { themes } from "../../src/scene/theme.js";

/** 22 points at some dots per inch. */
function lookAt(dpi: number): Look {
  return { theme: themes.matplotlib, typeface: dejaVuSans(), pt: dpi / 72, fontPx: (22 * dpi) / 72 };
}

const POST = { xLabel: "x", yLabel: "y", title: "Amsgrad, learning_rate = 0.01", y: linearScale([-5, 5], [1, 0]) };

describe("a figure's box", () => {
  it("is matplotlib's at 1920×1080", () => {
    const { left, right, top, bottom } = figureBox({ width: 1920, height: 1080 }, POST, lookAt(100));
    expect([left, right]).toEqual([240, 1728]);
    expect(top).toBeCloseTo(129.6, 10);
    expect(bottom).toBeCloseTo(961.2, 10);
  });

  it("is smaller if labels need the room, and never extends into matplotlib's margins", () => {
    const wide = { ...POST, y: linearScale([-5e5, 5e5], [1, 0]), besidePx: 90 };
    const { left, right } = figureBox({ width: 480, height: 270 }, wide, lookAt(38));
    expect(left).toBeGreaterThan(60);
    expect(right).toBeLessThan(480 - 90);
  });
});

describe("the box within an area", () => {
  const areas = fc
    .record({
      left: fc.double({ min: -100, max: 900, noNaN: true }),
      top: fc.double({ min: -100, max: 900, noNaN: true }),
      width: fc.double({ min: 1, max: 2000, noNaN: true }),
      height: fc.double({ min: 1, max: 2000, noNaN: true }),
    })
    .map(({ left, top, width, height }): Box => ({ left, top, right: left + width, bottom: top + height }));
  const dpis = fc.integer({ min: 1, max: 400 });

  it("is inside it and has at least a third of its width and height, however large the labels", () => {
    fc.assert(
      fc.property(areas, dpis, fc.boolean(), (area, dpi, hasTitle) => {
        const around = { ...POST, title: hasTitle ? POST.title : undefined, besidePx: dpi };
        const box = boxWithin(area, around, lookAt(dpi));
        const slack = 1e-9 * (Math.abs(area.right) + Math.abs(area.bottom) + 1000);
        expect(box.left >= area.left - slack && box.right <= area.right + slack).toBe(true);
        expect(box.top >= area.top - slack && box.bottom <= area.bottom + slack).toBe(true);
        expect(box.right - box.left).toBeGreaterThan((area.right - area.left) / 3);
        expect(box.bottom - box.top).toBeGreaterThan((area.bottom - area.top) / 3);
      }),
    );
  });

  it("leaves room for everything around it", () => {
    const area = wholeBox({ width: 1000, height: 800 });
    const bare = boxWithin(area, { hasXLabels: false }, lookAt(60));
    const edgeOf = (around: Parameters<typeof boxWithin>[1]) =>
      boxWithin(area, { hasXLabels: false, ...around }, lookAt(60));
    expect(edgeOf({ xLabel: "x" }).bottom).toBeLessThan(bare.bottom);
    expect(edgeOf({ hasXLabels: true }).bottom).toBeLessThan(bare.bottom);
    expect(edgeOf({ yLabel: "y" }).left).toBeGreaterThan(bare.left);
    expect(edgeOf({ y: POST.y }).left).toBeGreaterThan(bare.left);
    expect(edgeOf({ title: "f" }).top).toBeGreaterThan(bare.top);
    expect(edgeOf({ besidePx: 200 }).right).toBeCloseTo(bare.right - 200 + 0.9 * lookAt(60).fontPx, 9);
  });
});

describe("a box of equal units", () => {
  const limits = fc
    .tuple(fc.double({ min: -100, max: 100, noNaN: true }), fc.double({ min: 0.01, max: 200, noNaN: true }))
    .map(([low, span]): Interval => [low, low + span]);

  it("has as many pixels for a unit along x as along y, is in the middle, and touches two edges", () => {
    const room: Box = { left: 30, right: 530, top: 20, bottom: 270 };
    fc.assert(
      fc.property(limits, limits, (xlim, ylim) => {
        const { left, right, top, bottom } = equalBox(room, xlim, ylim);
        const perUnit = [(right - left) / (xlim[1] - xlim[0]), (bottom - top) / (ylim[1] - ylim[0])] as const;
        expect(perUnit[0] / perUnit[1]).toBeCloseTo(1, 9);
        expect([left + right, top + bottom].map(Math.round)).toEqual([560, 290]);
        const isAsWide = Math.abs(right - left - 500) < 1e-9;
        const isAsHigh = Math.abs(bottom - top - 250) < 1e-9;
        expect(isAsWide || isAsHigh).toBe(true);
        expect(right - left < 500 + 1e-9 && bottom - top < 250 + 1e-9).toBe(true);
      }),
    );
  });
});

describe("a heading", () => {
  const words = fc.array(fc.stringMatching(/^[a-zA-Z]{1,9}$/), { minLength: 1, maxLength: 12 });
  const at = { look: lookAt(50), centerX: 500, baseline: 300 };

  it("is at most as wide as allowed, as high as computed, and centered", () => {
    fc.assert(
      fc.property(words, fc.double({ min: 60, max: 900, noNaN: true }), (some, widthPx) => {
        const title = some.join(" ");
        const marks = heading(title, { ...at, widthPx });
        const top = 300 - headingHeight(title, { look: at.look, widthPx });
        expect(marks.length).toBeLessThanOrEqual(2);
        for (const { bounds } of marks) {
          // Ink may extend beyond the pen's path, as a j does, and ends inside pixels.
          expect(bounds.width).toBeLessThanOrEqual(widthPx + 5);
          expect(bounds.y).toBeGreaterThanOrEqual(top - 2);
          expect(Math.abs(bounds.x + bounds.width / 2 - 500)).toBeLessThan(5);
        }
      }),
    );
  });

  it("is one line, down to 80% of its size, and then two lines that do not touch", () => {
    const title = "Losses that lead one rule astray and not the other";
    const [wide] = heading(title, { ...at, widthPx: 2000 });
    const needed = wide?.bounds.width ?? Number.NaN;
    expect(heading(title, { ...at, widthPx: 0.85 * needed })).toHaveLength(1);
    const [upper, lower] = heading(title, { ...at, widthPx: 0.7 * needed });
    expect(upper && lower && upper.bounds.y + upper.bounds.height < lower.bounds.y).toBe(true);
    expect(Math.abs((upper?.bounds.width ?? 0) / (lower?.bounds.width ?? 0) - 1)).toBeLessThan(0.3);
  });

  it("that is one word stays one line, however narrow", () => {
    expect(heading("Rosenbrock", { ...at, widthPx: 20 })).toHaveLength(1);
  });

  it("that is empty takes no room", () => {
    expect(headingHeight("", { look: at.look, widthPx: 100 })).toBe(0);
  });
});
