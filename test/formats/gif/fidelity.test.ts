import { beforeAll, describe, expect, it } from "vitest";
import { gif } from "../../../src/formats/gif/encode/gif.js";
import { rasterizer } from "../../../src/raster/rasterize.js";
import { builtIns } from "../../../src/reel/built-ins.js";
import type { Scene } from "../../../src/scene/scene.js";
import { bandColors, themes } from "../../../src/scene/theme.js";
import { encoded, filmOf } from "../../support/films.js";
import type { Decoded } from "../../support/judges/judge.js";
import { decodeGif, withoutAlpha } from "../../support/judges/omggif.js";
import { pictures } from "../../support/scenes.js";
import { staged } from "../../support/stage.js";

const LEAST_DECIBELS = 45;

/** Peak signal-to-noise ratio of 8-bit channels; Infinity if nothing differs. */
function psnr(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] as number) - (b[i] as number)) ** 2;
  return 10 * Math.log10((255 ** 2 * a.length) / sum);
}

describe("a race over contours as a GIF", () => {
  let scene: Scene;
  let decoded: Decoded;
  let frames: Buffer[];
  let colors: number;

  beforeAll(async () => {
    ({ scene } = staged({ ...builtIns.race.reel, width: 640, height: 360, frames: 40, steps: 199 }));
    const { file, facts } = await encoded(filmOf(scene), gif);
    frames = [...pictures(scene.size, rasterizer(scene)())].map(withoutAlpha);
    decoded = decodeGif(file);
    colors = facts.colors ?? 0;
  });

  it("is within 45 dB of its own frames, on average and none of them far below", () => {
    expect(decoded.images).toHaveLength(frames.length);
    const decibels = frames.map((frame, i) => Math.min(99, psnr(frame, decoded.images[i]?.rgb as Buffer)));
    const mean = decibels.reduce((sum, value) => sum + value, 0) / decibels.length;
    console.info(`mean PSNR ${mean.toFixed(1)} dB, least ${Math.min(...decibels).toFixed(1)} dB, ${colors} colors`);
    expect(mean).toBeGreaterThanOrEqual(LEAST_DECIBELS);
    expect(Math.min(...decibels)).toBeGreaterThan(LEAST_DECIBELS - 3);
  });

  it("keeps every pixel of a flat color: bands, background, ink and runs", () => {
    const flat = new Set(scene.flatColors.map((color) => Number.parseInt(color.slice(1), 16)));
    const seen = new Set<number>();
    let changed = 0;
    for (const [i, frame] of frames.entries()) {
      const shown = decoded.images[i]?.rgb as Buffer;
      for (let at = 0; at < frame.length; at += 3) {
        const color = frame.readUIntBE(at, 3);
        if (!flat.has(color)) continue;
        seen.add(color);
        if (shown.readUIntBE(at, 3) !== color) changed++;
      }
    }
    expect(changed).toBe(0);
    expect(seen.size).toBe(flat.size);
  });

  it("has a separate color for every band", () => {
    const bands = scene.flatColors.filter(
      (color) => color !== themes.matplotlib.background && color !== themes.matplotlib.ink,
    );
    const expected = bandColors(themes.matplotlib.bands, bands.length - themes.matplotlib.runs.length);
    expect(bands).toEqual(expect.arrayContaining([...expected, ...themes.matplotlib.runs]));
    expect(new Set(expected).size).toBe(expected.length);
  });
});
