import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wholeOf } from "../../src/math/geometry.js";
import { Surface } from "../../src/raster/surface.js";
import { background } from "../../src/scene/marks/panel.js";
import { trail } from "../../src/scene/marks/trail.js";
import type { Track } from "../../src/scene/runs/track.js";
import { fadingTrails, fullTrails, type TrailsOptions } from "../../src/scene/runs/trails.js";
import type { Mark } from "../../src/scene/scene.js";

const SIZE = { width: 240, height: 160 };
const BOX = { left: 20, right: 220, top: 10, bottom: 150 };
const OPTIONS: TrailsOptions = { stepAt: (frame) => frame, box: BOX, pt: 1.4, casingColor: "#ffffff" };
const GROUND = background(SIZE, "#cfe9cd");

function track(steps: number, placeAt: Track["placeAt"]): Track {
  const look = { label: "run", color: "#2802bc", shape: "circle" } as const;
  return { ...look, steps, placeAt: (step) => placeAt(Math.min(step, steps)), isNumberAt: () => true };
}

/** A point on a circle at constant speed, however long the run. */
const circling = (steps: number) =>
  track(steps, (step) => ({ x: 120 + 50 * Math.cos(step / 9), y: 80 + 50 * Math.sin(step / 9) }));

const areaOf = (marks: readonly Mark[]) => marks.reduce((sum, { bounds }) => sum + bounds.width * bounds.height, 0);

function painted(marks: readonly Mark[]): Uint8ClampedArray {
  const surface = new Surface(SIZE);
  surface.paint([GROUND, ...marks]);
  return surface.read(wholeOf(SIZE));
}

/** The total difference of a picture from its ground. */
function inkOf(picture: Uint8ClampedArray): number {
  const ground = painted([]);
  return picture.reduce((sum, value, i) => sum + Math.abs(value - (ground[i] as number)), 0);
}

interface Way {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly pieces: number;
}

const spot = fc.tuple(fc.double({ min: 25, max: 215, noNaN: true }), fc.double({ min: 15, max: 145, noNaN: true }));
const straightWays: fc.Arbitrary<Way> = fc
  .record({ from: spot, to: spot, pieces: fc.integer({ min: 2, max: 40 }) })
  .filter(({ from: [x0, y0], to: [x1, y1], pieces }) => Math.hypot(x1 - x0, y1 - y0) > pieces);

/** The marks of all frames. */
function inPieces({ from: [x0, y0], to: [x1, y1], pieces }: Way): Mark[] {
  const along = (share: number) => ({ x: x0 + share * (x1 - x0), y: y0 + share * (y1 - y0) });
  const straight = track(pieces, (step) => along(step / pieces));
  const { additionsAt } = fullTrails([straight], { ...OPTIONS, casingColor: undefined });
  return Array.from({ length: pieces + 1 }, (_, frame) => additionsAt?.(frame) ?? []).flat();
}

function whole({ from, to }: Way): Mark {
  return trail([[...from, ...to]], { color: "#2802bc", widthPx: 2.8, clip: { x: 20, y: 10, width: 200, height: 140 } });
}

describe("a full trail", () => {
  it("costs as little at frame 20,000 as at frame 200", () => {
    const { additionsAt } = fullTrails([circling(20_000)], OPTIONS);
    const costOf = (frame: number) => {
      const marks = additionsAt?.(frame) ?? [];
      return { marks: marks.length, area: areaOf(marks) };
    };
    const around = (frame: number) => Array.from({ length: 60 }, (_, i) => costOf(frame - 59 + i));
    const [early, late] = [around(200), around(20_000)];
    expect(late.map(({ marks }) => marks)).toEqual(early.map(() => 1));
    const most = (costs: typeof early) => Math.max(...costs.map(({ area }) => area));
    // One step is 50/9 px; the line reaches 1.4 + 1.26 + 1 px beyond it.
    expect(most(early)).toBeLessThan((50 / 9 + 2 * 3.7 + 2) ** 2);
    expect(most(late)).toBeLessThan((50 / 9 + 2 * 3.7 + 2) ** 2);
  });

  it("joins without gaps: in pieces it is nowhere lighter than painted at once", () => {
    fc.assert(
      fc.property(straightWays, (way) => {
        const [pieces, atOnce] = [painted(inPieces(way)), painted([whole(way)])];
        const lighter = pieces.reduce((most, value, i) => Math.max(most, value - (atOnce[i] as number)), 0);
        // One of the 15 lines that cairo samples in a pixel.
        expect(lighter).toBeLessThanOrEqual(255 / 15);
      }),
    );
  });

  it("has at most a twelfth more ink in pieces than painted at once, however slow its run", () => {
    const pieces = fc.integer({ min: 2, max: 400 });
    fc.assert(
      fc.property(straightWays, pieces, (way, count) => {
        const [ink, atOnce] = [inkOf(painted(inPieces({ ...way, pieces: count }))), inkOf(painted([whole(way)]))];
        fc.pre(atOnce > 20_000);
        expect(ink / atOnce).toBeLessThan(13 / 12);
      }),
    );
  });

  it("shows the whole path between two frames when steps are skipped", () => {
    const { additionsAt } = fullTrails([circling(400)], { ...OPTIONS, stepAt: (frame) => 57 * frame });
    const pixels = painted(additionsAt?.(1) ?? []);
    for (let step = 0; step <= 57; step++) {
      const [x, y] = [120 + 50 * Math.cos(step / 9), 80 + 50 * Math.sin(step / 9)];
      const at = 4 * (Math.floor(y) * SIZE.width + Math.floor(x));
      expect(pixels[at]).toBeLessThan(100);
    }
  });

  it("paints nothing after its run has ended or left", () => {
    const { additionsAt } = fullTrails([circling(10)], OPTIONS);
    expect(additionsAt?.(10)).toHaveLength(1);
    expect(additionsAt?.(11)).toEqual([]);
    const gone = fullTrails([track(30, (step) => ({ x: 100 + 50 * step, y: 80 }))], OPTIONS);
    expect(gone.additionsAt?.(5)).toEqual([]);
    const nowhere = fullTrails([track(30, (step) => (step < 3 ? { x: 100, y: 20 * step + 20 } : undefined))], OPTIONS);
    expect([2, 3, 4].map((frame) => nowhere.additionsAt?.(frame).length)).toEqual([1, 0, 0]);
  });
});

describe("a fading trail", () => {
  it("is invisible where the run was 40 frames ago, and darkest at its current point", () => {
    const straight = track(500, (step) => ({ x: 30 + 1.5 * step, y: 80.5 }));
    const pixels = painted(fadingTrails([straight], OPTIONS).marksAt?.(100) ?? []);
    const redAt = (frame: number) => pixels[4 * (80 * SIZE.width + Math.round(30 + 1.5 * frame))] as number;
    expect(redAt(100 - 44)).toBe(0xcf);
    const reds = [62, 70, 78, 86, 94, 99].map(redAt);
    expect(reds).toEqual([...reds].sort((a, b) => b - a));
    expect(new Set(reds).size).toBe(reds.length);
  });

  it("costs as much at frame 20,000 as at frame 200", () => {
    const { marksAt } = fadingTrails([circling(20_000)], OPTIONS);
    const [early, late] = [200, 20_000].map((frame) => marksAt?.(frame) ?? []);
    expect(late).toHaveLength(early?.length ?? Number.NaN);
  });
});
