import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clipLine } from "../../src/scene/marks/clip-line.js";
import type { Polyline } from "../../src/scene/marks/polyline.js";
import type { Place } from "../../src/scene/runs/track.js";

const BOX = { left: 40, right: 640, top: 20, bottom: 380 };
/** Tolerance for coordinates, in pixels: far below what is visible. */
const CLOSE = 1e-6;

const near = fc.double({ min: -900, max: 1600, noNaN: true });
const onEdges = fc.constantFrom(40, 640, 20, 380);
const coordinate = fc.oneof({ weight: 4, arbitrary: near }, { weight: 1, arbitrary: onEdges });
const place = fc.record({ x: coordinate, y: coordinate });
const places = fc.array(fc.option(place, { nil: undefined, freq: 6 }), { maxLength: 9 });
const far = fc.oneof(near, fc.constantFrom(1e6, -1e9, 1e17, -1e17, 1e300, -1e300, 1.7e308));
const farPlaces = fc.array(fc.record({ x: far, y: far }), { minLength: 2, maxLength: 6 });

const cornersOf = (line: Polyline): Place[] =>
  Array.from({ length: line.length / 2 }, (_, i) => ({ x: line[2 * i] as number, y: line[2 * i + 1] as number }));
const isInside = ({ x, y }: Place, slack = 0): boolean =>
  x >= BOX.left - slack && x <= BOX.right + slack && y >= BOX.top - slack && y <= BOX.bottom + slack;

/** The distance of a place from the nearest of some lines. */
function distanceTo(lines: readonly Polyline[], { x, y }: Place): number {
  const distances = lines.flatMap((line) => {
    const corners = cornersOf(line);
    return corners.slice(1).map((b, i) => {
      const a = corners[i] as Place;
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const share = dx === 0 && dy === 0 ? 0 : ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy);
      const nearest = Math.min(1, Math.max(0, share));
      return Math.hypot(a.x + nearest * dx - x, a.y + nearest * dy - y);
    });
  });
  return Math.min(Infinity, ...distances);
}

/** Places along the unbroken parts of the line `through`. */
function samplesAlong(through: readonly (Place | undefined)[]): Place[] {
  return through.slice(1).flatMap((b, i) => {
    const a = through[i];
    if (!a || !b) return [];
    return Array.from({ length: 101 }, (_, k) => ({
      x: a.x + (k / 100) * (b.x - a.x),
      y: a.y + (k / 100) * (b.y - a.y),
    }));
  });
}

describe("a clipped line", () => {
  it.each([
    ["", places],
    [" when it comes from, or goes to, 1e300", farPlaces],
  ])("has corners only in the box%s", (_, lines) => {
    fc.assert(
      fc.property(lines, (through) => {
        const corners = clipLine(through, BOX).flatMap(cornersOf);
        expect(corners.filter((corner) => !isInside(corner, CLOSE))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("holds all of the line that is in the box", () => {
    fc.assert(
      fc.property(places, (through) => {
        const lines = clipLine(through, BOX);
        const missed = samplesAlong(through).filter((at) => isInside(at, -CLOSE) && distanceTo(lines, at) > CLOSE);
        expect(missed).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("has no corner off the line", () => {
    fc.assert(
      fc.property(places, (through) => {
        const whole = through.slice(1).flatMap((b, i) => {
          const a = through[i];
          return a && b ? [[a.x, a.y, b.x, b.y]] : [];
        });
        const corners = clipLine(through, BOX).flatMap(cornersOf);
        expect(corners.filter((corner) => distanceTo(whole, corner) > CLOSE)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("is broken at undefined places, and where it leaves the box", () => {
    const [a, b, c] = [
      { x: 100, y: 100 },
      { x: 200, y: 100 },
      { x: 200, y: 200 },
    ];
    expect(clipLine([a, b, undefined, b, c], BOX)).toEqual([
      [100, 100, 200, 100],
      [200, 100, 200, 200],
    ]);
    expect(clipLine([a, { x: 100, y: -60 }, { x: 180, y: -60 }, { x: 180, y: 100 }], BOX)).toEqual([
      [100, 100, 100, 20],
      [180, 20, 180, 100],
    ]);
  });

  it("is not broken at places inside the box", () => {
    const inside = fc.record({
      x: fc.double({ min: 40, max: 640, noNaN: true }),
      y: fc.double({ min: 20, max: 380, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(inside, { minLength: 2, maxLength: 8 }), (through) => {
        expect(clipLine(through, BOX)).toEqual([through.flatMap(({ x, y }) => [x, y])]);
      }),
    );
  });

  it("from 1e300 enters the box at the place computed by hand, and ends where the run ends", () => {
    expect(
      clipLine(
        [
          { x: 1e300, y: 100 },
          { x: 300, y: 100 },
        ],
        BOX,
      ),
    ).toEqual([[640, 100, 300, 100]]);
    expect(
      clipLine(
        [
          { x: -1e300, y: 100 },
          { x: 1e300, y: 100 },
        ],
        BOX,
      ),
    ).toEqual([[40, 100, 640, 100]]);
  });

  it("of one place or none is empty", () => {
    expect(clipLine([], BOX)).toEqual([]);
    expect(clipLine([{ x: 100, y: 100 }], BOX)).toEqual([]);
  });
});
