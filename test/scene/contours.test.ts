import { describe, expect, it } from "vitest";
import type { Box, Interval } from "../../src/math/geometry.js";
import type { Objective } from "../../src/objectives/objective.js";
import { quadratic } from "../../src/objectives/quadratic.js";
import { contoursOf } from "../../src/scene/contours/contours.js";
import { fieldOf } from "../../src/scene/contours/field.js";
import type { Polyline } from "../../src/scene/marks/polyline.js";

const BOX: Box = { left: 30, right: 330, top: 17, bottom: 317 };
const LIMITS: Interval = [-3, 3];
/** 300 px are 6 units. */
const UNIT_PX = 50;
const CENTER = { x: 180, y: 167 };

const of = (value: (x: number, y: number) => number): Objective => ({
  ...quadratic,
  minima: [],
  value: ([x = Number.NaN, y = Number.NaN]) => value(x, y),
});
const circles = of((x, y) => x ** 2 + y ** 2);

/** The corners inside the box. */
function cornersIn(rings: readonly Polyline[], { left, right, top, bottom }: Box): [number, number][] {
  const corners = rings.flatMap((ring) =>
    Array.from({ length: ring.length / 2 }, (_, i): [number, number] => [
      ring[2 * i] as number,
      ring[2 * i + 1] as number,
    ]),
  );
  return corners.filter(([x, y]) => x >= left && x <= right && y >= top && y <= bottom);
}

describe("a field", () => {
  it("has the function's values at its places, with y upward", () => {
    const plane = of((x, y) => 1000 * x + y);
    const box = { left: 10, right: 210, top: 5, bottom: 105 };
    const { columns, rows, values, x, y } = fieldOf(plane, box, [2, 6], [-1, 1]);
    expect(values).toHaveLength(columns * rows);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const wanted = 1000 * (2 + (4 * (x(column) - 10)) / 200) + 1 - (2 * (y(row) - 5)) / 100;
        expect(values[row * columns + column]).toBeCloseTo(wanted, 6);
      }
    }
    expect([y(0) < 5, y(rows - 1) > 105, x(0) < 10, x(columns - 1) > 210]).toEqual([true, true, true, true]);
    expect(values[0]).toBeGreaterThan(values[(rows - 1) * columns] as number);
  });

  it.each([
    [{ left: 0, right: 1488, top: 0, bottom: 831.6 }, 5.5],
    [{ left: 0, right: 300, top: 0, bottom: 200 }, 2.5],
    [{ left: 0, right: 60, top: 0, bottom: 40 }, 2],
  ])("over a box of %o has cells of at most %d px", (box, most) => {
    const { columns, rows, x, y } = fieldOf(circles, box, LIMITS, LIMITS);
    expect(x(1) - x(0)).toBeLessThanOrEqual(most);
    expect(y(1) - y(0)).toBeLessThanOrEqual(most);
    expect(columns * rows).toBeLessThan(60_000);
  });
});

describe.each([
  ["linear", undefined],
  ["logarithmic", 0],
])("contours of x² + y², %s", (_, base) => {
  const field = fieldOf(circles, BOX, LIMITS, LIMITS);
  const cellPx = field.x(1) - field.x(0);
  const radii = [0.4, 0.7, 1, 1.5, 2, 2.5, 2.9];
  const found = contoursOf(field, { values: radii.map((r) => r ** 2), base });

  it.each(radii.map((radius, i) => [radius, i] as const))("are circles of radius %d, to 0.05 px", (radius, i) => {
    const radiusPx = radius * UNIT_PX;
    const corners = cornersIn(found[i] ?? [], BOX);
    const off = corners.map(([x, y]) => Math.abs(Math.hypot(x - CENTER.x, y - CENTER.y) - radiusPx));
    // At least one corner per cell.
    expect(corners.length).toBeGreaterThan((2 * Math.PI * radiusPx) / cellPx);
    // Between two places a parabola is up to h²/4 off its chord, and the function rises by 2r a pixel.
    expect(Math.max(...off)).toBeLessThan((1.1 * cellPx ** 2) / (8 * radiusPx));
    expect(Math.max(...off)).toBeLessThan(0.05);
  });

  it("are closed, outside the box where they enclose high values", () => {
    for (const rings of found) {
      expect(rings).toHaveLength(2);
      for (const ring of rings) expect(ring.slice(0, 2)).toEqual(ring.slice(-2));
    }
  });
});

describe("contours", () => {
  it("of a plane are straight lines", () => {
    const field = fieldOf(
      of((x, y) => x + 2 * y),
      BOX,
      LIMITS,
      LIMITS,
    );
    const [contour] = contoursOf(field, { values: [1.37], base: undefined });
    const off = cornersIn(contour ?? [], BOX).map(([x, y]) => {
      const [u, v] = [(x - CENTER.x) / UNIT_PX, (CENTER.y - y) / UNIT_PX];
      return (UNIT_PX * Math.abs(u + 2 * v - 1.37)) / Math.sqrt(5);
    });
    expect(off.length).toBeGreaterThan(100);
    expect(Math.max(...off)).toBeLessThan(1e-6);
  });

  it("of a function that is NaN on one side end there, and have finite corners", () => {
    const field = fieldOf(
      of((x, y) => Math.sqrt(x) + y),
      BOX,
      LIMITS,
      LIMITS,
    );
    for (const rings of contoursOf(field, { values: [0, 1, 2], base: undefined })) {
      const corners = cornersIn(rings, BOX);
      expect(corners.length).toBeGreaterThan(0);
      expect(rings.flat().every(Number.isFinite)).toBe(true);
      for (const [x] of corners) expect(x).toBeGreaterThan(CENTER.x - 2 * (field.x(1) - field.x(0)));
    }
  });

  it("of a pole have finite corners", () => {
    for (const value of [(x: number, y: number) => 1 / (x * x + y * y), (x: number) => 1 / x, Math.log]) {
      const field = fieldOf(of(value), BOX, LIMITS, LIMITS);
      for (const base of [undefined, 0]) {
        const found = contoursOf(field, { values: [0.5, 1, 2], base });
        expect(found.flat(2).every(Number.isFinite)).toBe(true);
      }
    }
  });
});
