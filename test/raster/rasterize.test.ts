import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Frame, wordsOf } from "../../src/film/frame.js";
import { wholeOf } from "../../src/math/geometry.js";
import { rasterizer } from "../../src/raster/rasterize.js";
import { Surface } from "../../src/raster/surface.js";
import { dot } from "../../src/scene/marks/marker.js";
import { background } from "../../src/scene/marks/panel.js";
import type { Mark, Scene } from "../../src/scene/scene.js";
import { boxOf } from "../support/box-of.js";
import { propertyRuns } from "../support/property-runs.js";
import { sharedPairs } from "../support/rects.js";
import { marks, pictures, sceneOf, scenes } from "../support/scenes.js";

describe("rasterizer", () => {
  it("gives the same bytes by repainting the damage as by redrawing every frame", () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        let frame = 0;
        for (const picture of pictures(scene.size, rasterizer(scene)())) {
          expect(same(picture, paintedWhole(scene, frame))).toBe(true);
          frame++;
        }
        expect(frame).toBe(scene.timeline.frameCount);
      }),
      { numRuns: propertyRuns(300) },
    );
  });

  it("gives the same frames in every pass, even when the one before was cut short", () => {
    fc.assert(
      fc.property(scenes, fc.nat(6), (scene, cut) => {
        const pass = rasterizer(scene);
        for (const { index } of pass()) if (index === cut) break;
        const first = [...rasterizer(scene)()].map(comparable);
        expect([...pass()].map(comparable)).toEqual(first);
        expect([...pass()].map(comparable)).toEqual(first);
      }),
    );
  });

  it("gives disjoint patches, each no larger than the change in it", () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const frames = [...rasterizer(scene)()];
        const after = [...pictures(scene.size, frames)].map((pixels) => wordsOf(pixels));
        for (const { index, patches } of frames.slice(1)) {
          const [was, is] = [after[index - 1] as Int32Array, after[index] as Int32Array];
          for (const { rect } of patches) {
            const differs = (x: number, y: number) => {
              const place = (rect.y + y) * scene.size.width + rect.x + x;
              return was[place] !== is[place];
            };
            expect(boxOf(rect, differs)).toEqual({ ...rect, x: 0, y: 0 });
          }
          expect(sharedPairs(patches.map(({ rect }) => rect))).toEqual([]);
        }
      }),
    );
  });

  it("gives the whole picture first, and no patch for a frame that equals the one before", () => {
    const still = fc.sample(marks, 1) as Mark[];
    const frame = { additions: [], marks: still };
    const [first, second] = [...rasterizer(sceneOf([], [frame, frame]))()];
    expect(first?.patches.map(({ rect }) => rect)).toEqual([{ x: 0, y: 0, width: 48, height: 36 }]);
    expect(second?.patches).toEqual([]);
  });

  it("gives distant marks a patch each", () => {
    const size = { width: 300, height: 200 };
    const at = (x: number, y: number) => dot(x, y, { color: "#ff0000", radiusPx: 4, clip: wholeOf(size) });
    const frames = [0, 3].map((step) => ({
      additions: [],
      marks: [at(20 + step, 20), at(150, 180 - step), at(280 - step, 20 + step)],
    }));
    const [, second] = [...rasterizer(sceneOf([], frames, {}, size))()];
    expect(second?.patches).toHaveLength(3);
  });

  it("paints the backdrop once, whatever is added", () => {
    let painted = 0;
    const frames = Array.from({ length: 40 }, (_, i) => ({
      additions: [background({ width: 300, height: 200 }, i % 2 ? "#000000" : "#ffffff")],
      marks: [],
    }));
    const scene = sceneOf([], frames, {}, { width: 300, height: 200 });
    const counted = { bounds: { x: 0, y: 0, width: 1, height: 1 }, paint: () => painted++ };
    const pass = rasterizer({ ...scene, backdrop: [...scene.backdrop, counted] });
    for (let i = 0; i < 3; i++) expect([...pass()]).toHaveLength(40);
    expect(painted).toBe(1);
  });
});

describe("every mark", () => {
  it("touches no pixel outside its bounds", () => {
    fc.assert(
      fc.property(marks, (mark) => {
        const { size, backdrop } = sceneOf([], []);
        const surface = new Surface(size);
        surface.paint(backdrop);
        const before = surface.read(wholeOf(size));
        surface.paint([mark]);
        const after = surface.read(wholeOf(size));
        const { x, y, width, height } = mark.bounds;
        for (let i = 0; i < after.length; i++) {
          if (after[i] === before[i]) continue;
          const [column, row] = [Math.floor(i / 4) % size.width, Math.floor(i / 4 / size.width)];
          expect(column >= x && column < x + width && row >= y && row < y + height).toBe(true);
        }
      }),
      { numRuns: propertyRuns(500) },
    );
  });
});

/** A fully repainted frame: all its marks, painted on an empty surface. */
function paintedWhole(scene: Scene, frame: number): Uint8ClampedArray {
  const surface = new Surface(scene.size);
  surface.paint(scene.backdrop);
  for (let i = 0; i <= frame; i++) surface.paint(scene.additionsAt(i));
  surface.paint(scene.marksAt(frame));
  return surface.read(wholeOf(scene.size));
}

/** A string, because strings compare many times faster than arrays. */
function comparable({ index, patches }: Frame): unknown {
  return { index, patches: patches.map(({ rect, pixels }) => ({ rect, pixels: Buffer.from(pixels).toString("hex") })) };
}

function same(a: Uint8ClampedArray, b: Uint8ClampedArray): boolean {
  return Buffer.from(a).equals(Buffer.from(b));
}
