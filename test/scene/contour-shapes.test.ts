import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Box, Interval } from "../../src/math/geometry.js";
import type { Objective } from "../../src/objectives/objective.js";
import { objectives } from "../../src/objectives/registry.js";
import { linearScale } from "../../src/scene/axes/scale.js";
import { contoursOf, ringsOf } from "../../src/scene/contours/contours.js";
import { type Field, fieldOf } from "../../src/scene/contours/field.js";
import { levelsWithin } from "../../src/scene/contours/levels.js";
import { meshOf } from "../../src/scene/contours/mesh.js";
import type { Polyline } from "../../src/scene/marks/polyline.js";

/** The box of a figure of this width and its view. */
function viewed(objective: Objective, widthPx: number) {
  const scale = widthPx / 1920;
  const box: Box = { left: 240.25 * scale, right: 1728.25 * scale, top: 129.6 * scale, bottom: 961.2 * scale };
  const [[x0, x1], ylim] = objective.view as readonly [Interval, Interval];
  const halfWidth = ((ylim[1] - ylim[0]) * (box.right - box.left)) / (box.bottom - box.top) / 2;
  const xlim: Interval = [(x0 + x1) / 2 - halfWidth, (x0 + x1) / 2 + halfWidth];
  const levels = levelsWithin(objective, { levels: "auto", xlim, ylim });
  const rings = contoursOf(fieldOf(objective, box, xlim, ylim), levels);
  const contours = rings.map((each, i) => ({ level: levels.values[i] as number, rings: each }));
  return { box, contours, x: linearScale(xlim, [box.left, box.right]), y: linearScale(ylim, [box.bottom, box.top]) };
}

/** The winding number of rings around a place: −1 for each clockwise ring, 1 for each other. */
function winding(rings: readonly Polyline[], x: number, y: number): number {
  let turns = 0;
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [x0, y0, x1, y1] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]] as [number, number, number, number];
      if (y0 > y === y1 > y || x0 + ((y - y0) / (y1 - y0)) * (x1 - x0) < x) continue;
      turns += y1 > y0 ? -1 : 1;
    }
  }
  return turns;
}

function isWithin(ring: Polyline, { left, right, top, bottom }: Box): boolean {
  return ring.every((at, i) => (i % 2 === 0 ? at > left && at < right : at > top && at < bottom));
}

/** Objectives with all local minima known, because their gradients are polynomials. */
const KNOWN = (
  [
    ...["rosenbrock", "beale", "goldstein-price", "himmelblau", "booth"],
    ...["styblinski-tang", "six-hump-camel", "three-hump-camel"],
  ] as (keyof typeof objectives)[]
).map((name) => objectives[name]);
const WIDTHS = [320, 640, 960, 1280, 1920];

describe.each(WIDTHS)("in a picture of %d px", (widthPx) => {
  it.each(KNOWN)("a closed contour around lower values holds a minimum of $name", (objective) => {
    const { box, contours, x, y } = viewed(objective, widthPx);
    const minima = objective.minima.map(([u, v]) => [x(u as number), y(v as number)] as const);
    const hollows = contours.flatMap(({ rings }) => rings.filter((ring) => isWithin(ring, box) && runsClockwise(ring)));
    for (const ring of hollows) expect(minima.some(([u, v]) => winding([ring], u, v) !== 0)).toBe(true);
  });

  it("the lowest contour of Rosenbrock's is one ring around its valley from tip to tip, to a pixel and a half", () => {
    // On the floor f is (1 − x)², and along a vertical line it grows from there, so places below a level are connected.
    const { box, contours, x, y } = viewed(objectives.rosenbrock, widthPx);
    const [{ level, rings }] = contours as [(typeof contours)[0]];
    expect(rings.filter((ring) => isWithin(ring, box))).toHaveLength(1);
    const reach = Math.sqrt(level);
    const floor = (u: number): number => winding(rings, x(u), y(u * u));
    const [first, last] = [1 - reach, 1 + reach];
    const inside = Array.from({ length: 999 }, (_, i) => first + ((last - first) * (i + 1)) / 1000);
    const px = x(1) - x(0);
    const clear = inside.filter((u) => Math.min(u - first, last - u) * px > 1.5);
    expect(clear.map(floor)).toEqual(clear.map(() => 0));
    expect([first - 1.5 / px, last + 1.5 / px].map(floor)).toEqual([1, 1]);
  });
});

const plane = Object.values(objectives).filter(({ variables }) => variables.length === 2);

describe.each([640, 1920])("in a picture of %d px", (widthPx) => {
  it.each(plane)("every place a pixel and a half from contours of $name is on the right side of them", (objective) => {
    const { box, contours, x, y } = viewed(objective, widthPx);
    const [perX, perY] = [1 / (x(1) - x(0)), 1 / (y(1) - y(0))];
    const valueAt = (atX: number, atY: number): number => objective.value([(atX - x(0)) * perX, (atY - y(0)) * perY]);
    const height = box.bottom - box.top;
    const span = (contours.at(-1)?.level ?? 0) - (contours[0]?.level ?? 0);
    for (const { level, rings } of contours) {
      const isAbove = (atX: number, atY: number): boolean => valueAt(atX, atY) >= level;
      const wrong: string[] = [];
      for (let row = 0; row < 40; row++) {
        // Not on a row of the grid or of its parts.
        const atY = box.top + (height * (row + 0.3819)) / 40;
        const crossings = crossingsOf(rings, atY);
        let isIn = crossings.filter((at) => at < box.left).length % 2 === 1;
        let next = crossings.filter((at) => at < box.left).length;
        for (let atX = box.left; atX < box.right; atX += 0.5) {
          for (; next < crossings.length && (crossings[next] as number) <= atX; next++) isIn = !isIn;
          const found = isAbove(atX, atY);
          // A plateau is at its own level, except for rounding.
          if (isIn === found || Math.abs(valueAt(atX, atY) - level) < 1e-6 * span) continue;
          const around = [
            [1.5, 0],
            [-1.5, 0],
            [0, 1.5],
            [0, -1.5],
            [1.1, 1.1],
            [-1.1, 1.1],
            [1.1, -1.1],
            [-1.1, -1.1],
          ] as const;
          if (around.every(([dx, dy]) => isAbove(atX + dx, atY + dy) === found)) wrong.push(`${atX}, ${atY}`);
        }
      }
      expect(wrong, `level ${level}`).toEqual([]);
    }
  });
});

/** The x at which rings cross a row, from the left. */
function crossingsOf(rings: readonly Polyline[], y: number): number[] {
  const crossings: number[] = [];
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [x0, y0, x1, y1] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]] as [number, number, number, number];
      if (y0 > y !== y1 > y) crossings.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
    }
  }
  return crossings.sort((a, b) => a - b);
}

/** Returns true if a ring runs clockwise, around lower values. */
function runsClockwise(ring: Polyline): boolean {
  let area = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    area += (ring[i] as number) * (ring[i + 3] as number) - (ring[i + 2] as number) * (ring[i + 1] as number);
  }
  return area > 0;
}

/** A small grid with values between its places: from smooth to noise. */
const fields: fc.Arbitrary<Field> = fc
  .record({
    columns: fc.integer({ min: 5, max: 9 }),
    rows: fc.integer({ min: 5, max: 9 }),
    seed: fc.integer(),
    smoothness: fc.constantFrom(0.1, 1, 4),
  })
  .map(({ columns, rows, seed, smoothness }) => {
    const valueAt = (column: number, row: number): number => {
      return Math.sin(column / smoothness + seed) + Math.cos((row + 0.3 * column) / smoothness);
    };
    const values = Float64Array.from({ length: columns * rows }, (_, i) =>
      valueAt(i % columns, Math.floor(i / columns)),
    );
    return { columns, rows, values, x: (column: number) => 3 * column, y: (row: number) => 3 * row, valueAt };
  });

describe("rings", () => {
  it("enclose every place of the mesh at their level or above once, and no other", () => {
    let split = 0;
    fc.assert(
      fc.property(fields, (field) => {
        const levels = [-1.1, -0.3, 0.2, 0.9];
        const mesh = meshOf(field, levels, undefined);
        split += mesh.finer.size;
        const all = ringsOf(mesh, levels);
        const stride = mesh.columns * mesh.fine;
        const finer = [...mesh.finer].map(([key, value]) => [key % stride, Math.floor(key / stride), value] as const);
        const whole = Array.from(mesh.values, (value, i): readonly [number, number, number] => [
          (i % mesh.columns) * mesh.fine,
          Math.floor(i / mesh.columns) * mesh.fine,
          value,
        ]);
        levels.forEach((level, k) => {
          for (const [x, y, value] of [...whole, ...finer]) {
            // Beside the edge, contours pass through the places themselves.
            if (Math.min(x, y, stride - mesh.fine - x, mesh.rows * mesh.fine - mesh.fine - y) <= mesh.fine) continue;
            // Slightly off, so that the ray does not run along a side of a cell.
            expect(winding(all[k] as Polyline[], x + 1e-7, y + 1.3e-7), `${x}, ${y}`).toBe(value >= level ? 1 : 0);
          }
        });
      }),
      { numRuns: 60 },
    );
    expect(split).toBeGreaterThan(100);
  });
});

describe("a mesh", () => {
  const countedIn = (objective: Objective): number => {
    let count = 0;
    const counted: Objective = {
      ...objective,
      value: (point) => {
        count++;
        return objective.value(point);
      },
    };
    const box: Box = { left: 0, right: 1488, top: 0, bottom: 832 };
    const [xlim, ylim] = objective.view as readonly [Interval, Interval];
    const field = fieldOf(counted, box, xlim, ylim);
    count = 0;
    contoursOf(field, levelsWithin(objective, { levels: "auto", xlim, ylim }));
    return count / field.values.length;
  };

  it("is no finer than its grid for the post's quadratic", () => {
    expect(countedIn(objectives.quadratic)).toBe(0);
  });

  it("of a narrow valley has few more places than its grid", () => {
    expect(countedIn(objectives.rosenbrock)).toBeLessThan(0.1);
    expect(countedIn(objectives.beale)).toBeLessThan(0.25);
  });

  it("stays bounded where a function is noise", () => {
    const noise: Objective = {
      ...objectives.quadratic,
      minima: [],
      value: ([x = 0, y = 0]) => Math.sin(1e4 * x) * Math.cos(1e4 * y),
    };
    expect(countedIn(noise)).toBeLessThan(1);
  });
});
