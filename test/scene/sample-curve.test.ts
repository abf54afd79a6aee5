import { describe, expect, it } from "vitest";
import type { Polyline } from "../../src/scene/marks/polyline.js";
import { sampleCurve } from "../../src/scene/views/sample-curve.js";

const BOX = { left: 100, right: 500, top: 50, bottom: 350 };
const MARGIN_PX = 5;
const toX = (px: number) => ((px - BOX.left) / (BOX.right - BOX.left)) * 10 - 5;
const toPx = (y: number) => BOX.bottom - ((y + 5) / 10) * (BOX.bottom - BOX.top);
const sample = (f: (x: number) => number) => sampleCurve(f, [-5, 5], [-5, 5], BOX, MARGIN_PX);

describe("sampleCurve", () => {
  it.each([
    ["a parabola", (x: number) => x * x - 3],
    ["the post's cubic", (x: number) => x - x ** 3],
    ["a fast sine", (x: number) => 4 * Math.sin(20 * x)],
    ["a steep step", (x: number) => 4 * Math.tanh(200 * x)],
    ["a cusp", (x: number) => Math.sqrt(Math.abs(x - 0.123))],
  ])("stays within a tenth of a pixel of %s", (_, f) => {
    const [line, ...more] = sample(f);
    expect(more).toHaveLength(0);
    expect(worstDistance(line as Polyline, f)).toBeLessThan(0.1);
  });

  it.each([
    ["a pole", (x: number) => 1 / (x - 0.2), 2],
    ["a jump", (x: number) => Math.sign(x), 2],
    ["stairs", (x: number) => Math.floor(x), 10],
    ["a gap where f is not finite", (x: number) => Math.sqrt(x * x - 4), 2],
  ])("breaks the line at %s", (_, f, pieces) => {
    expect(sample(f)).toHaveLength(pieces);
  });

  it.each([1e3, 1e6, 1e9, 1e12])("draws a cubic from edge to edge in a domain of ±%d, however steep", (limit) => {
    const lines = sampleCurve((x) => x - x ** 3, [-limit, limit], [-5, 5], BOX, MARGIN_PX);
    expect(lines).toHaveLength(1);
    const ys = lines.flatMap((line) => line.filter((_, i) => i % 2 === 1));
    expect([Math.min(...ys), Math.max(...ys)]).toEqual([BOX.top - MARGIN_PX, BOX.bottom + MARGIN_PX]);
  });

  it("ends within a hundredth of a pixel of the place where f stops being finite", () => {
    const [line] = sample((x) => Math.sqrt(1.2345 - x));
    expect(toX(line?.at(-2) as number)).toBeCloseTo(1.2345, 3);
  });

  it("draws nothing for a function that is finite nowhere", () => {
    expect(sample(() => Number.NaN)).toEqual([]);
    expect(sample(() => Number.POSITIVE_INFINITY)).toEqual([]);
  });

  it("extends beyond the box by at most the margin", () => {
    const ys = sample((x) => 1e300 * x ** 3).flatMap((line) => line.filter((_, i) => i % 2 === 1));
    expect(Math.min(...ys)).toBe(BOX.top - MARGIN_PX);
    expect(Math.max(...ys)).toBe(BOX.bottom + MARGIN_PX);
  });

  it("needs a bounded number of evaluations for a noisy function", () => {
    let evaluations = 0;
    sample((x) => {
      evaluations++;
      return Math.sin(1e9 * x);
    });
    expect(evaluations).toBeLessThan(200 * (BOX.right - BOX.left));
  });
});

/** The greatest vertical distance of the curve from the line, at a thousand places in view. */
function worstDistance(line: Polyline, f: (x: number) => number): number {
  let worst = 0;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [x0, y0, x1, y1] = line.slice(i, i + 4) as [number, number, number, number];
    for (const share of [0.25, 0.5, 0.75]) {
      const exact = toPx(f(toX(x0 + share * (x1 - x0))));
      if (exact < BOX.top || exact > BOX.bottom) continue;
      const steepness = Math.hypot(1, (y1 - y0) / (x1 - x0));
      worst = Math.max(worst, Math.abs(exact - (y0 + share * (y1 - y0))) / steepness);
    }
  }
  return worst;
}
