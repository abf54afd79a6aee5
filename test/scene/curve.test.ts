import { describe, expect, it } from "vitest";
import { rasterizer } from "../../src/raster/rasterize.js";
import type { PartialReel } from "../../src/reel/reel.js";
import { pictures } from "../support/scenes.js";
import { staged } from "../support/stage.js";

const SMALL: PartialReel = { width: 320, height: 180, dpi: 17, xlim: [-5, 5], ylim: [-5, 5] };

/** The middle of the red pixels of every frame; undefined if there are none. */
function redMiddles(reel: PartialReel): ([number, number] | undefined)[] {
  const { scene } = staged({ ...SMALL, ...reel });
  return [...pictures(scene.size, rasterizer(scene)())].map((rgba) => {
    let [x, y, weight] = [0, 0, 0];
    for (let i = 0; i < rgba.length; i += 4) {
      const redness = (rgba[i] as number) - Math.max(rgba[i + 1] as number, rgba[i + 2] as number);
      if (redness < 60) continue;
      x += redness * ((i / 4) % scene.size.width);
      y += redness * Math.floor(i / 4 / scene.size.width);
      weight += redness;
    }
    return weight > 0 ? [x / weight, y / weight] : undefined;
  });
}

describe("the point of a curve scene", () => {
  it("is at the run's point on the curve", () => {
    const { trajectory, scene } = staged({ ...SMALL, frames: 60, stride: 2 });
    const { width, height } = scene.size;
    redMiddles({ frames: 60, stride: 2 }).forEach((middle, frame) => {
      const [x = Number.NaN] = trajectory.pointAt(2 * frame);
      const expectedX = (0.125 + ((x + 5) / 10) * 0.775) * width - 0.5;
      const expectedY = (0.89 - ((x - x ** 3 + 5) / 10) * 0.77) * height - 0.5;
      expect(Math.hypot((middle?.[0] ?? 0) - expectedX, (middle?.[1] ?? 0) - expectedY)).toBeLessThan(0.5);
    });
  });

  it("vanishes while the run is outside the picture, without a trace", () => {
    const reel: PartialReel = { start: [1], optimizers: [{ name: "amsgrad", learningRate: 1 }], frames: 12 };
    const { trajectory } = staged({ ...SMALL, ...reel });
    const isInside = Array.from({ length: 12 }, (_, t) => Math.abs(trajectory.values[t] as number) <= 5);
    expect(redMiddles(reel).map((middle) => middle !== undefined)).toEqual(isInside);
    expect(isInside).toContain(false);
  });

  it.each([1e100, 1e200, 1e308])("leaves everything else drawn if the run starts at %d", (start) => {
    const { scene } = staged({ ...SMALL, start: [start], frames: 3 });
    const usual = staged({ ...SMALL, start: [-4.9], frames: 3 }).scene;
    const [far] = [...pictures(scene.size, rasterizer(scene)())].slice(-1);
    const [outside] = [...pictures(usual.size, rasterizer(usual)())].slice(-1);
    expect(Buffer.from(far as Uint8ClampedArray).equals(Buffer.from(outside as Uint8ClampedArray))).toBe(true);
  });
});
