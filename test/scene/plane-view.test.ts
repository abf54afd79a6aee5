import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Box, Interval } from "../../src/math/geometry.js";
import { objectives } from "../../src/objectives/registry.js";
import { sgd } from "../../src/optimizers/sgd.js";
import { dejaVuSans } from "../../src/raster/fonts/dejavu-sans.js";
import { styledChart } from "../../src/scene/chart.js";
import { equalView, planeView } from "../../src/scene/views/view.js";
import { record } from "../../src/trajectory/record.js";
import { staged } from "../support/stage.js";

const limits = fc
  .tuple(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.double({ min: 0.01, max: 1e3, noNaN: true }))
  .map(([low, span]): Interval => [low, low + span]);
const aspects = fc.double({ min: 0.2, max: 5, noNaN: true });
const span = ([low, high]: Interval) => high - low;
const holds = ([low, high]: Interval, [a, b]: Interval) => low <= a + 1e-9 && high >= b - 1e-9;

describe("an equal view", () => {
  it("has the same unit on both axes, and holds the former view", () => {
    fc.assert(
      fc.property(limits, limits, aspects, (xlim, ylim, aspect) => {
        const view = equalView({ xlim, ylim }, aspect, { x: true, y: true });
        expect(span(view.xlim) / span(view.ylim) / aspect).toBeCloseTo(1, 9);
        expect(holds(view.xlim, xlim) && holds(view.ylim, ylim)).toBe(true);
      }),
    );
  });

  it("keeps requested limits", () => {
    fc.assert(
      fc.property(limits, limits, aspects, (xlim, ylim, aspect) => {
        expect(equalView({ xlim, ylim }, aspect, { x: false, y: true }).xlim).toBe(xlim);
        expect(equalView({ xlim, ylim }, aspect, { x: true, y: false }).ylim).toBe(ylim);
        expect(equalView({ xlim, ylim }, aspect, { x: false, y: false })).toEqual({ xlim, ylim });
      }),
    );
  });
});

describe("the view of a picture in two variables", () => {
  it.each([
    { width: 640, height: 360 },
    { width: 360, height: 640 },
    { width: 640, height: 360, panels: ["f"] as const },
    { width: 640, height: 360, layout: "grid" as const },
  ])("has the same unit in pixels on both axes: %o", (settings) => {
    const chart = staged({ objective: "rosenbrock", frames: 2, ...settings });
    const { xlim, ylim, aspect } = chart.picture;
    const box = chart.layout.boxOf?.(styledChart(chart, dejaVuSans())) as Box;
    expect(aspect).toBe("equal");
    expect((box.right - box.left) / span(xlim) / ((box.bottom - box.top) / span(ylim))).toBeCloseTo(1, 1);
  });

  it("keeps requested limits, one or both", () => {
    const base = { objective: "beale", frames: 2, width: 320, height: 180 } as const;
    expect(staged({ ...base, xlim: [-1, 4] }).picture.xlim).toEqual([-1, 4]);
    expect(staged({ ...base, ylim: [-1, 2] }).picture.ylim).toEqual([-1, 2]);
    expect(staged({ ...base, xlim: [-1, 4], ylim: [-1, 2] }).picture).toMatchObject({
      ...{ xlim: [-1, 4], ylim: [-1, 2], aspect: "free" },
    });
  });

  it("that fits the runs holds them, their starts and the known minima", () => {
    const run = record(sgd({ learningRate: 0.05 }), objectives.quadratic, [9, -7], 200);
    const { xlim, ylim } = planeView(objectives.quadratic, [run], {});
    for (const [x = 0, y = 0] of [run.pointAt(0), run.pointAt(50), [2, -1]]) {
      expect(holds(xlim, [x, x]) && holds(ylim, [y, y])).toBe(true);
    }
    expect(span(xlim)).toBeLessThan(20);
  });

  it("of a diverging run holds the part near its start", () => {
    const run = record(sgd({ learningRate: 1 }), objectives.quadratic, [1, 0], 1000);
    const { xlim, ylim } = planeView(objectives.quadratic, [run], {});
    expect(holds(xlim, [1, 2]) && holds(ylim, [-1, 0])).toBe(true);
    expect(span(xlim) < 30 && span(ylim) < 30).toBe(true);
  });

  it.each([1e100, -1e300, 1e308])("from %d is finite and not empty", (start) => {
    const run = record(sgd(), objectives.saddle, [start, 1], 5);
    for (const [low, high] of Object.values(planeView(objectives.saddle, [run], {}))) {
      expect(Number.isFinite(low) && Number.isFinite(high) && low < high).toBe(true);
    }
  });
});
