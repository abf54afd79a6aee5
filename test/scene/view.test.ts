import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Interval } from "../../src/math/geometry.js";
import type { Objective } from "../../src/objectives/objective.js";
import { objectives } from "../../src/objectives/registry.js";
import { sgd } from "../../src/optimizers/sgd.js";
import { fittingView } from "../../src/scene/views/view.js";
import { descentOn, nearestMinimum } from "../../src/trajectory/approach.js";
import { record } from "../../src/trajectory/record.js";

/** (a(x − b))² + c. */
function parabola(a: number, b: number, c: number): Objective {
  return {
    name: "parabola",
    formula: "",
    variables: ["x"],
    value: ([x = Number.NaN]) => (a * (x - b)) ** 2 + c,
    gradient: ([x = Number.NaN]) => [2 * a * a * (x - b)],
    minima: [[b]],
    start: [0],
  };
}

const holds = ([low, high]: Interval, value: number): boolean => value >= low && value <= high;

describe("a fitting view", () => {
  it("holds the start, every point of a converging run, and the minimum, with room on all sides", () => {
    // In thousandths: no axis shows a distance of 1e-300.
    const coordinate = fc.integer({ min: -100_000, max: 100_000 }).map((thousandths) => thousandths / 1000);
    const scale = fc.double({ min: 0.01, max: 10, noNaN: true });
    const share = fc.double({ min: 0.001, max: 0.45, noNaN: true });
    fc.assert(
      fc.property(scale, coordinate, coordinate, coordinate, share, (a, b, c, start, rate) => {
        const objective = parabola(a, b, c);
        const run = record(sgd({ learningRate: rate / a ** 2 }), objective, [start], 50);
        const minimum = nearestMinimum(objective, descentOn(objective, { label: "", trajectory: run }))?.[0];
        const { xlim, ylim } = fittingView(objective, [run], minimum);
        for (let t = 0; t <= 50; t++) {
          const [x = Number.NaN] = run.pointAt(t);
          expect(xlim[0] < x && x < xlim[1]).toBe(true);
          expect(ylim[0] < (run.values[t] as number) && (run.values[t] as number) < ylim[1]).toBe(true);
        }
        if (minimum !== undefined) expect(holds(xlim, minimum) && holds(ylim, c)).toBe(true);
      }),
    );
  });

  it("spans round numbers", () => {
    const run = record(sgd(), parabola(1, 0.123, 0), [-1.2345], 100);
    const { xlim, ylim } = fittingView(parabola(1, 0.123, 0), [run], 0.123);
    for (const end of [...xlim, ...ylim]) expect(String(end).replace("-", "").length).toBeLessThanOrEqual(4);
  });

  it("shows the far side of the valley", () => {
    const run = record(sgd({ learningRate: 0.1 }), parabola(1, 0, 0), [-1], 100);
    expect(fittingView(parabola(1, 0, 0), [run], 0).xlim[1]).toBeGreaterThan(0.5);
  });

  it("holds the part of a diverging run near its start, not the whole way to infinity", () => {
    const run = record(sgd({ learningRate: 0.5 }), objectives.cubic, [1], 100);
    const { xlim, ylim } = fittingView(objectives.cubic, [run], undefined);
    expect(holds(xlim, 1) && holds(ylim, 0)).toBe(true);
    expect(xlim[1]).toBeLessThan(100);
    expect(ylim[0]).toBeGreaterThan(-1e6);
  });

  it.each([1e100, 1e200, 1e308, -1e308])("is finite and not empty from %d", (start) => {
    const run = record(sgd(), objectives.cubic, [start], 3);
    for (const [low, high] of Object.values(fittingView(objectives.cubic, [run], undefined))) {
      expect(Number.isFinite(low) && Number.isFinite(high) && low < high).toBe(true);
    }
  });

  it("keeps a requested width, and fits the height to it", () => {
    const run = record(sgd({ learningRate: 0.1 }), parabola(1, 0, 0), [-4], 100);
    const { xlim, ylim } = fittingView(parabola(1, 0, 0), [run], 0, { xlim: [-1, 1] });
    expect(xlim).toEqual([-1, 1]);
    expect(holds(ylim, 1)).toBe(true);
    expect(fittingView(parabola(1, 0, 0), [run], 0, { ylim: [0, 7] }).ylim).toEqual([0, 7]);
  });

  it("shows the curve around runs that stand still, and over a requested width", () => {
    const stairs: Objective = { ...parabola(1, 0, 0), value: ([x = 0]) => Math.floor(x), gradient: () => [0] };
    const { ylim } = fittingView(stairs, [record(sgd(), stairs, [-1], 5)], -1, { xlim: [-5, 5] });
    expect(holds(ylim, -4) && holds(ylim, 4)).toBe(true);
    const far = parabola(1, 1e9, 0);
    const { xlim } = fittingView(far, [record(sgd(), far, [1e9], 5)], 1e9);
    expect(xlim[1] - xlim[0]).toBeLessThan(1e5);
  });

  it("keeps a requested height", () => {
    const run = record(sgd({ learningRate: 0.1 }), parabola(1, 0, 0), [-1], 100);
    expect(holds(fittingView(parabola(1, 0, 0), [run], 0, {}, [3]).ylim, 3)).toBe(true);
  });

  it("of a flat function shows a line with room above and below", () => {
    const flat = parabola(0, 0, 3);
    const { xlim, ylim } = fittingView(flat, [record(sgd(), flat, [2], 5)], 2);
    expect([xlim[0] < 2 && 2 < xlim[1], ylim[0] < 3 && 3 < ylim[1]]).toEqual([true, true]);
  });
});
