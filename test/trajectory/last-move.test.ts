import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastMove as lastMoveIn, type Sight } from "../../src/trajectory/last-move.js";
import type { Trajectory } from "../../src/trajectory/record.js";

const SIGHT: Sight = { xlim: [0, 10], ylim: [0, 10], width: 200, height: 200 };

/** The last move on a plane, or on a curve. */
function lastMove(run: Trajectory, lastStep: number): number {
  return lastMoveIn(run, lastStep, ([x = Number.NaN, y], value) => [x, y ?? value], SIGHT);
}

function runOf(points: readonly (readonly number[])[], values: readonly number[] = []): Trajectory {
  const [first = []] = points;
  return {
    variables: ["x", "y"].slice(0, first.length),
    steps: points.length - 1,
    values: Float64Array.from(points, (_, t) => values[t] ?? 0),
    pointAt: (t) => points[t] ?? [],
  };
}

/** The first step from which on all are within a pixel of the last, one after the other from the front. */
function plainLastMove(points: readonly (readonly number[])[], last: number): number {
  const seen = ([x = 0, y = 0]: readonly number[]) =>
    [x, y].map((value) => 20 * (Number.isNaN(value) ? 0 : Math.min(10, Math.max(0, value)))) as [number, number];
  const [endX, endY] = seen(points[last] ?? []);
  const isNear = (t: number): boolean => {
    const [x, y] = seen(points[t] ?? []);
    return Math.hypot(x - endX, y - endY) < 1;
  };
  for (let t = 0; ; t++) {
    if (Array.from({ length: last - t + 1 }, (_, i) => t + i).every(isNear)) return t;
  }
}

describe("the last move", () => {
  it("is where a run comes within a pixel of its end for good", () => {
    const run = runOf([
      [0, 0],
      [5, 5],
      [9, 9],
      [5, 5],
      [5.03, 5],
      [5.01, 5.01],
    ]);
    expect(lastMove(run, 5)).toBe(3);
    expect(lastMove(run, 2)).toBe(2);
  });

  it("agrees with a search from the front", () => {
    const value = fc.oneof(
      fc.double({ min: 4.9, max: 5.1, noNaN: true }),
      fc.constantFrom(-3, 0, 12, Infinity, -Infinity, Number.NaN),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 9 }), fc.nat(9), (points, cut) => {
        const last = Math.min(cut, points.length - 1);
        expect(lastMove(runOf(points), last)).toBe(plainLastMove(points, last));
      }),
      { numRuns: 500 },
    );
  });

  it("heeds the objective in one variable: a run falls on where x stands still", () => {
    expect(lastMove(runOf([[5], [5], [5], [5]], [9, 7, 5, 5.01]), 3)).toBe(2);
  });

  it("is none for a run that is out of sight, or no number, from the start", () => {
    expect(
      lastMove(
        runOf([
          [20, 20],
          [40, 90],
          [1e300, 50],
        ]),
        2,
      ),
    ).toBe(0);
    expect(
      lastMove(
        runOf([
          [Number.NaN, 1],
          [Number.NaN, 1],
        ]),
        1,
      ),
    ).toBe(0);
  });

  it("is where a run leaves the picture for good", () => {
    expect(
      lastMove(
        runOf([
          [5, 5],
          [8, 8],
          [30, 30],
          [1e10, 1e10],
          [Infinity, Infinity],
        ]),
        4,
      ),
    ).toBe(2);
  });
});
