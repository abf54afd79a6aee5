import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Frame } from "../../src/frame.js";
import { isEmpty, wholeOf } from "../../src/geometry.js";
import { rasterizer } from "../../src/raster/rasterize.js";
import { Surface } from "../../src/raster/surface.js";
import type { Mark, Scene } from "../../src/scene/scene.js";
import { marks, pictures, sceneOf, scenes } from "../support/scenes.js";

describe("rasterizer", () => {
  it("gives the same bytes by repainting the damage as by painting every picture anew", () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        let frame = 0;
        for (const picture of pictures(scene.size, rasterizer(scene)())) {
          expect(same(picture, paintedWhole(scene, frame))).toBe(true);
          frame++;
        }
        expect(frame).toBe(scene.timeline.frameCount);
      }),
      { numRuns: 300 },
    );
  });

  it("gives the same frames in every pass, even when the one before was cut short", () => {
    fc.assert(
      fc.property(scenes, fc.nat(6), (scene, cut) => {
        const pass = rasterizer(scene);
        const first = [...pass()].map(copied);
        for (const { index } of pass()) if (index === cut) break;
        expect([...pass()].map(copied)).toEqual(first);
      }),
    );
  });

  it("reports no larger damage than what differs", () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        let before: Uint8ClampedArray | undefined;
        const frames = [...rasterizer(scene)()].map(copied);
        const after = [...pictures(scene.size, frames)];
        frames.forEach(({ damage }, i) => {
          if (before) expect(damage).toEqual(differing(scene.size.width, before, after[i] as Uint8ClampedArray));
          before = after[i];
        });
      }),
    );
  });

  it("calls a frame that equals the one before undamaged", () => {
    const still = fc.sample(marks, 1) as Mark[];
    const frame = { additions: [], marks: still };
    const [first, second] = [...rasterizer(sceneOf([], [frame, frame]))()];
    expect(first?.damage).toEqual({ x: 0, y: 0, width: 48, height: 36 });
    expect(isEmpty(second?.damage ?? { width: 1, height: 1 })).toBe(true);
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
      { numRuns: 500 },
    );
  });
});

/** A frame in its plain form: everything that is there, painted on an empty surface. */
function paintedWhole(scene: Scene, frame: number): Uint8ClampedArray {
  const surface = new Surface(scene.size);
  surface.paint(scene.backdrop);
  for (let i = 0; i <= frame; i++) surface.paint(scene.additionsAt(i));
  surface.paint(scene.marksAt(frame));
  return surface.read(wholeOf(scene.size));
}

function copied({ index, damage, pixels }: Frame): Frame {
  return { index, damage, pixels: pixels.slice() };
}

function same(a: Uint8ClampedArray, b: Uint8ClampedArray): boolean {
  return Buffer.from(a).equals(Buffer.from(b));
}

function differing(width: number, a: Uint8ClampedArray, b: Uint8ClampedArray): Frame["damage"] {
  const places = [...a.keys()].filter((i) => a[i] !== b[i]).map((i) => Math.floor(i / 4));
  if (places.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const columns = places.map((place) => place % width);
  const rows = places.map((place) => Math.floor(place / width));
  const [x, y] = [Math.min(...columns), Math.min(...rows)];
  return { x, y, width: Math.max(...columns) - x + 1, height: Math.max(...rows) - y + 1 };
}
