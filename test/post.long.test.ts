import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { rasterizer } from "../src/raster/rasterize.js";
import { render } from "../src/render/render.js";
import { decodeGif, withoutAlpha } from "./support/judges/omggif.js";
import { pictures } from "./support/scenes.js";
import { staged } from "./support/stage.js";

const FLAT = new Set(["ffffff", "000000", "1f77b4", "ff0000"]);
const folder = mkdtempSync(join(tmpdir(), "gradreel-post-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the post's figure as a GIF", async () => {
  const out = join(folder, "post.gif");
  const rendered = await render({ out });
  const { images } = decodeGif(readFileSync(out));

  it("lasts 4,000 ms for 200 frames of 1920×1080", () => {
    expect(rendered).toMatchObject({ frames: 200, artifacts: [{ durationMs: 4000, width: 1920, height: 1080 }] });
    expect(images.reduce((sum, { durationMs }) => sum + durationMs, 0)).toBe(4000);
    expect(images).toHaveLength(rendered.artifacts[0]?.images as number);
  });

  it("is within 55 dB of its own frames on average, with the flat colors exact", () => {
    const { scene } = staged({});
    const ends: number[] = [];
    for (const { durationMs } of images) ends.push((ends.at(-1) ?? 0) + durationMs);
    let [sum, frame, wrongFlats] = [0, 0, 0];
    const seen = new Set<string>();
    for (const rgba of pictures(scene.size, rasterizer(scene)())) {
      const shown = images[ends.findIndex((end) => end > 20 * frame + 10)]?.rgb as Buffer;
      const truth = withoutAlpha(rgba);
      let squares = 0;
      for (let i = 0; i < truth.length; i += 3) {
        if (truth[i] === shown[i] && truth[i + 1] === shown[i + 1] && truth[i + 2] === shown[i + 2]) continue;
        for (let c = i; c < i + 3; c++) squares += ((truth[c] as number) - (shown[c] as number)) ** 2;
        if (FLAT.has(truth.toString("hex", i, i + 3))) wrongFlats++;
      }
      for (const color of FLAT) if (truth.includes(Buffer.from(color, "hex"))) seen.add(color);
      sum += 10 * Math.log10(255 ** 2 / (squares / truth.length));
      frame++;
    }
    expect(frame).toBe(200);
    expect(seen).toEqual(FLAT);
    expect(wrongFlats).toBe(0);
    expect(sum / frame).toBeGreaterThan(55);
  });
});
