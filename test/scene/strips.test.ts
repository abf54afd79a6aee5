import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isEmpty, type Rect, wholeOf } from "../../src/math/geometry.js";
import { Surface } from "../../src/raster/surface.js";
import { background } from "../../src/scene/marks/panel.js";
import { type Polyline, polylines } from "../../src/scene/marks/polyline.js";
import { stripsAlong } from "../../src/scene/marks/strips.js";
import { trail, trailReach } from "../../src/scene/marks/trail.js";
import type { Mark } from "../../src/scene/scene.js";
import { worstDifference } from "../support/plain-painting.js";
import { propertyRuns } from "../support/property-runs.js";
import { sharedPairs } from "../support/rects.js";

/** Large enough that lines across it are cut into strips. */
const SIZE = { width: 420, height: 260 };

const clips = fc.constantFrom(wholeOf(SIZE), { x: 31, y: 22, width: 350, height: 201 });
const corner = fc.oneof(
  fc.double({ min: -30, max: 450, noNaN: true }),
  fc.integer({ min: -30, max: 450 }),
  fc.constantFrom(64, 95, 128, 159),
);
const line = fc
  .array(fc.tuple(corner, corner), { minLength: 2, maxLength: 7 })
  .map((corners): Polyline => corners.flat());
const lines = fc.array(line, { minLength: 1, maxLength: 3 });
/** cairo samples 15 lines a pixel, and an end on one of them depends on the clip: coverage may differ by one step. */
const FINEST = 255 / 15;
/** cairo rounds the crossing of edges, and may then miss a pixel or add one. */
const FEW = 3;

const widths = fc.double({ min: 0.5, max: 12, noNaN: true });

function painted(marks: readonly Mark[]): Uint8ClampedArray {
  const surface = new Surface(SIZE);
  surface.paint([background(SIZE, "#ffffff"), ...marks]);
  return surface.read(wholeOf(SIZE));
}

/** The number of pixels that differ by more than `most` in a channel. */
function pixelsFarOff(a: Uint8ClampedArray, b: Uint8ClampedArray, most: number): number {
  const isFar = (i: number) => Math.abs((a[i] as number) - (b[i] as number)) > most;
  return Array.from({ length: a.length / 4 }, (_, i) => 4 * i).filter((i) => isFar(i) || isFar(i + 1) || isFar(i + 2))
    .length;
}

describe("lines painted strip by strip", () => {
  it("look as if painted at once if they are straight, within the finest step of coverage", () => {
    fc.assert(
      fc.property(fc.tuple(corner, corner, corner, corner), widths, clips, (straight, widthPx, clip) => {
        const paint = (within: Rect) => polylines([straight], { color: "#000000", widthPx, clip: within });
        const strips = stripsAlong([straight], widthPx, clip);
        expect(worstDifference(painted(strips.map(paint)), painted([paint(clip)]))).toBeLessThanOrEqual(FINEST);
      }),
      { numRuns: propertyRuns(200) },
    );
  });

  it("look so with corners and crossings, except for a pixel or two", () => {
    fc.assert(
      fc.property(lines, widths, clips, (some, widthPx, clip) => {
        const paint = (within: Rect) => polylines(some, { color: "#000000", widthPx, clip: within });
        const strips = stripsAlong(some, widthPx, clip);
        const far = pixelsFarOff(painted(strips.map(paint)), painted([paint(clip)]), FINEST);
        expect(far).toBeLessThanOrEqual(FEW);
      }),
      { numRuns: propertyRuns(100) },
    );
  });

  it("look so with round ends, a casing and some transparency, too", () => {
    const casings = fc.option(
      fc.record({ color: fc.constant("#a0a0a0"), widthPx: fc.double({ min: 0.5, max: 4, noNaN: true }) }),
      { nil: undefined },
    );
    fc.assert(
      fc.property(lines, widths, casings, fc.constantFrom(1, 0.25), clips, (some, widthPx, casing, alpha, clip) => {
        const look = { color: "#000000", widthPx, casing, alpha };
        const strips = stripsAlong(some, trailReach(look), clip);
        const parts = strips.map((within) => trail(some, { ...look, clip: within }));
        const whole = painted([trail(some, { ...look, clip })]);
        expect(pixelsFarOff(painted(parts), whole, (casing ? 2 : 1) * FINEST)).toBeLessThanOrEqual(FEW);
      }),
      { numRuns: propertyRuns(100) },
    );
  });
});

describe("strips", () => {
  it("are disjoint, not empty and within the clip", () => {
    fc.assert(
      fc.property(lines, widths, clips, (some, reachPx, clip) => {
        const strips = stripsAlong(some, reachPx, clip).filter((strip) => !isEmpty(strip));
        expect(sharedPairs(strips)).toEqual([]);
        for (const { x, y, width, height } of strips) {
          expect(x >= clip.x && y >= clip.y).toBe(true);
          expect(x + width <= clip.x + clip.width && y + height <= clip.y + clip.height).toBe(true);
        }
      }),
    );
  });

  it("of a diagonal are a fifteenth of the rectangle around it", () => {
    const size = { width: 1400, height: 800 };
    const strips = stripsAlong([[0, 0, 1400, 800]], 3, wholeOf(size));
    const area = strips.reduce((sum, { width, height }) => sum + width * height, 0);
    // 22 strips, the line 64 · 800/1400 px high in each, and 3 px more on either side.
    expect(strips).toHaveLength(22);
    expect(area).toBeLessThan(1400 * (64 * (800 / 1400) + 2 * 3 * (1 + 800 / 1400) + 2));
    expect(area).toBeLessThan(1400 * 800 * 0.07);
  });
});
