import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Vector } from "../../src/math/vector.js";
import { formulaObjective } from "../../src/objectives/formula/formula.js";
import { objectives } from "../../src/objectives/registry.js";

/** As a share of the largest value or slope in the view's corners and at the point: sums cancel near a minimum. */
const CLOSE = 1e-10;

describe.each(Object.values(objectives))("the formula of $name", (objective) => {
  const { formula = "", variables, view, value, gradient } = objective;
  const parsed = formulaObjective(formula);
  const intervals = view?.slice(0, variables.length) ?? [];
  const points = fc.tuple(...intervals.map(([min, max]) => fc.double({ min, max, noNaN: true })));

  it("has as many variables", () => {
    expect(parsed.variables).toEqual(variables);
  });

  it("has the written value and gradient everywhere in the view", () => {
    const corners = cornersOf(intervals);
    const highest = Math.max(...corners.map((corner) => Math.abs(value(corner))));
    const steepest = Math.max(...corners.flatMap((corner) => gradient(corner).map(Math.abs)));
    fc.assert(
      fc.property(points, (point) => {
        // Ackley's written gradient has a value of its own at the cusp; 1e-150² and less is 0 under a root.
        fc.pre(objective.name !== "ackley" || Math.hypot(...point) > 1e-150);
        const f = value(point);
        expect(Math.abs(parsed.value(point) - f)).toBeLessThanOrEqual(CLOSE * (1 + highest + Math.abs(f)));
        parsed.gradient(point).forEach((slope, axis) => {
          const written = gradient(point)[axis] as number;
          expect(Math.abs(slope - written)).toBeLessThanOrEqual(CLOSE * (1 + steepest + Math.abs(written)));
        });
      }),
      { numRuns: 300 },
    );
  });
});

function cornersOf(intervals: readonly (readonly [number, number])[]): readonly Vector[] {
  return intervals.reduce<readonly Vector[]>(
    (corners, interval) => corners.flatMap((corner) => interval.map((end) => [...corner, end])),
    [[]],
  );
}
