import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rasterizer } from "../../src/raster/rasterize.js";
import { everyNth } from "../../src/render/develop.js";
import type { Scene } from "../../src/scene/scene.js";
import { pictures, scenes } from "../support/scenes.js";

describe("every n-th frame of a scene", () => {
  it("is the scene's own, stands until the next one, and the last is there", () => {
    fc.assert(
      fc.property(scenes, fc.integer({ min: 1, max: 6 }), (scene, n) => {
        const all = shown(scene);
        const some = shown(everyNth(scene, n));
        const last = all.length - 1;
        expect(some).toHaveLength(all.length);
        some.forEach((picture, k) => {
          const kept = k === last ? last : n * Math.floor(k / n);
          expect(picture.equals(all[kept] as Buffer), `frame ${k} shows ${kept}`).toBe(true);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("has no patches between those that are kept", () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const frames = [...rasterizer(everyNth(scene, 3))()];
        const between = frames.filter(({ index }) => index % 3 !== 0 && index !== frames.length - 1);
        expect(between.flatMap(({ patches }) => patches)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

function shown(scene: Scene): Buffer[] {
  return [...pictures(scene.size, rasterizer(scene)())].map((rgba) => Buffer.from(rgba));
}
