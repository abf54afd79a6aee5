import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/errors.js";
import { wholeOf } from "../../src/math/geometry.js";
import { cubic } from "../../src/objectives/cubic.js";
import { rasterizer } from "../../src/raster/rasterize.js";
import { Surface } from "../../src/raster/surface.js";
import { dot } from "../../src/scene/marks/marker.js";
import { arrowNames, trailNames } from "../../src/scene/names.js";
import type { Scene } from "../../src/scene/scene.js";
import { themes } from "../../src/scene/theme.js";
import type { Run } from "../../src/trajectory/record.js";
import { lookOf } from "../support/look.js";
import { propertyRuns } from "../support/property-runs.js";
import { pictures } from "../support/scenes.js";
import { curveScene, runsOf, severalRuns } from "./several-runs.js";

const { background, ink, curve, point, runs: colors } = themes.matplotlib;

/** A fully repainted frame. */
function painted(scene: Scene, frame: number): Buffer {
  const surface = new Surface(scene.size);
  surface.paint(scene.backdrop);
  for (let i = 0; i <= frame; i++) surface.paint(scene.additionsAt(i));
  surface.paint(scene.marksAt(frame));
  return Buffer.from(surface.read(wholeOf(scene.size)));
}

/** A run through given places. */
function runAt(points: readonly number[], label = "run"): Run {
  const values = Float64Array.from(points, (x) => cubic.value([x]));
  const pointAt = (t: number) => points.slice(t, t + 1);
  return { label, trajectory: { variables: ["x"], steps: points.length - 1, values, pointAt } };
}

/** The number of pixels with exactly this color. */
function pixelsOf(color: string, rgba: Buffer): number {
  const wanted = Number.parseInt(color.slice(1), 16);
  let count = 0;
  for (let i = 0; i < rgba.length; i += 4) if (rgba.readUIntBE(i, 3) === wanted) count++;
  return count;
}

describe("one run", () => {
  const [run] = runsOf(1) as [Run];
  const scene = curveScene(severalRuns(1));

  it("is drawn as a red dot, in a picture without legend", () => {
    const { backdrop } = curveScene(severalRuns(2));
    expect(backdrop.length - scene.backdrop.length).toBe(1 + 2 * 2);
    const [width, height] = [320, 180];
    const [x = 0] = run.trajectory.pointAt(7);
    const center = [(0.125 + ((x + 5) / 10) * 0.775) * width, (0.89 - ((cubic.value([x]) + 5) / 10) * 0.77) * height];
    const clip = { x: 40, y: 21, width: 248, height: 140 };
    const red = dot(center[0] ?? 0, center[1] ?? 0, { color: point, radiusPx: (7.5 * 17) / 144, clip });
    expect(painted(scene, 7).equals(painted({ ...scene, marksAt: () => [red] }, 7))).toBe(true);
  });

  it("pins the colors of the picture and of its dot", () => {
    expect(scene.flatColors).toEqual([background, ink, curve, point]);
  });
});

describe.each([2, 3, 8])("%d runs", (count) => {
  const spread = Array.from({ length: count }, (_, i) => runAt([-1.8 + 0.45 * i], `run ${i}`));
  const size = { width: 480, height: 270 };
  const options = {
    ...size,
    look: lookOf({ fontSize: 10 }),
    frames: 1,
  };
  const scene = curveScene(severalRuns(count, { ...options, runs: spread }));

  it("have a color each, in the plot and in the legend", () => {
    const rgba = painted(scene, 0);
    const bare = painted({ ...scene, marksAt: () => [] }, 0);
    for (const color of colors.slice(0, count)) {
      expect(pixelsOf(color, bare)).toBeGreaterThan(15);
      expect(pixelsOf(color, rgba)).toBeGreaterThan(pixelsOf(color, bare) + 20);
    }
    expect(scene.flatColors).toEqual([background, ink, curve, ...colors.slice(0, count)]);
  });

  it("have a shape each", () => {
    const here = spread.map(() => runAt([-1]));
    const marks = curveScene(severalRuns(count, { ...options, runs: here })).marksAt(0);
    const outlines = marks.map((mark) => {
      const drawn = painted({ ...scene, marksAt: () => [mark] }, 0);
      const bare = painted({ ...scene, marksAt: () => [] }, 0);
      return [...drawn.keys()].filter((i) => i % 4 === 0 && drawn.readUIntBE(i, 3) !== bare.readUIntBE(i, 3)).join();
    });
    expect(new Set(outlines).size).toBe(count);
  });

  it("are painted with the first on top", () => {
    const here = spread.map(() => runAt([-1]));
    // Text small enough for matplotlib's margins.
    const look = lookOf({ fontSize: 3 });
    const rgba = painted(curveScene(severalRuns(count, { ...options, look, runs: here })), 0);
    const [column, row] = [Math.round((0.125 + 0.4 * 0.775) * 480), Math.round((0.89 - 0.5 * 0.77) * 270)];
    expect(`#${rgba.subarray(4 * (row * 480 + column)).toString("hex", 0, 3)}`).toBe(colors[0]);
  });
});

describe("several runs", () => {
  it("give the same bytes repainted by damage as redrawn, wherever they are", () => {
    const points = fc.array(fc.double({ min: -7, max: 7 }), { minLength: 1, maxLength: 6 });
    const extras = fc.record({
      trail: fc.constantFrom(...trailNames),
      arrows: fc.subarray([...arrowNames]),
      tangent: fc.boolean(),
      counter: fc.boolean(),
      readout: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(points, { minLength: 2, maxLength: 8 }), extras, (all, shown) => {
        const runs = all.map((xs, i) => runAt(xs, `run ${i}`));
        const scene = curveScene(severalRuns(0, { runs, frames: 6, ...shown }));
        let frame = 0;
        for (const picture of pictures(scene.size, rasterizer(scene)())) {
          expect(painted(scene, frame++).equals(Buffer.from(picture))).toBe(true);
        }
      }),
      { numRuns: propertyRuns(20) },
    );
  });

  it("stay at their last point when they are shorter than the film", () => {
    const [long, short] = [runAt([-1, -0.9, -0.8, -0.7]), runAt([1, 0.5])];
    const boundsAt = (frame: number, stride: number) =>
      curveScene(severalRuns(2, { runs: [short, long], stride }))
        .marksAt(frame)
        .map(({ bounds }) => bounds);
    expect(boundsAt(3, 1)[1]).toEqual(boundsAt(1, 1)[1]);
    expect(boundsAt(3, 1)[0]).not.toEqual(boundsAt(1, 1)[0]);
    expect(boundsAt(2, 2)).toEqual(boundsAt(3, 1));
  });

  it.each([Number.NaN, Infinity, -Infinity])("are drawn without a run at %d", (nowhere) => {
    const scene = curveScene(severalRuns(2, { runs: [runAt([-1, nowhere]), runAt([-1, -0.9])] }));
    expect(scene.marksAt(0)).toHaveLength(2);
    expect(scene.marksAt(1)).toHaveLength(1);
  });

  it.each<[string, (x: number) => number, readonly [number, number], boolean, boolean]>([
    ["upper left of a curve that ends in the upper right", (x) => x ** 3, [0, 0], false, false],
    ["upper right of a curve that opens downward", (x) => 4.5 - 3 * x ** 2, [0, 4.5], true, false],
    ["lower left of a curve that opens upward", (x) => 3 * x ** 2 - 4.5, [0, -4.5], false, true],
    ["lower right, when a run is in the lower left", (x) => 3 * x ** 2 - 4.5, [-1.8, -4.5], true, true],
  ])("have their legend in the %s", (_, f, [x, y], isRight, isLow) => {
    const trajectory = { ...runAt([x]).trajectory, values: Float64Array.of(y) };
    const runs = ["a", "b"].map((label) => ({ label, trajectory }));
    const objective = { ...cubic, value: ([at = 0]: readonly number[]) => f(at) };
    const { backdrop } = curveScene(severalRuns(2, { objective, runs, xlim: [-2, 2], look: lookOf({ dpi: 25 }) }));
    const panel = backdrop.at(-5)?.bounds ?? { x: 0, y: 0 };
    expect([panel.x > 160, panel.y > 90]).toEqual([isRight, isLow]);
  });

  it.each([0, 9])("are refused when there are %d", (count) => {
    expect(() => curveScene(severalRuns(count))).toThrow(UsageError);
    expect(() => curveScene(severalRuns(count))).toThrow(`A picture shows 1 to 8 runs, not ${count}.`);
  });

  it.each([
    [{ width: 96, height: 54 }, 8],
    [{ width: 200, height: 900 }, 50],
    [{ width: 1200, height: 100 }, 100],
    [{ width: 960, height: 540 }, 50],
  ])("have a legend inside a picture of %j", (size, dpi) => {
    const look = lookOf({ dpi });
    const several = curveScene(severalRuns(8, { ...size, look }));
    const legend = several.backdrop.slice(curveScene(severalRuns(1, { ...size, look })).backdrop.length);
    expect(legend).toHaveLength(17);
    for (const { bounds } of legend) {
      expect(bounds.x).toBeGreaterThan(0.125 * size.width);
      expect(bounds.x + bounds.width).toBeLessThan(0.9 * size.width);
      expect(bounds.y).toBeGreaterThan(0.12 * size.height);
      expect(bounds.y + bounds.height).toBeLessThan(0.89 * size.height);
    }
  });
});
