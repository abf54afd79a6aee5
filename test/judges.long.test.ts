import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PartialReel } from "../src/reel/reel.js";
import { type Rendered, render } from "../src/render/render.js";
import { chromium } from "./support/judges/chromium.js";
import { ffmpeg } from "./support/judges/ffmpeg.js";
import { gifsicle } from "./support/judges/gifsicle.js";
import { type Judge, skipNote } from "./support/judges/judge.js";
import { decodeGif } from "./support/judges/omggif.js";
import { pillow } from "./support/judges/pillow.js";

const JUDGES: readonly Judge[] = [ffmpeg, gifsicle, pillow, chromium];
const SMALL: PartialReel = { width: 320, height: 180, dpi: 17, hold: 500 };

const FILMS: readonly [string, PartialReel][] = [
  ["the post's figure, small", SMALL],
  ["at 30 fps, with few colors, dithered", { ...SMALL, fps: 30, frames: 60, colors: 8, dither: true }],
  ["of one frame", { ...SMALL, frames: 1 }],
  ["by gifencoder", { ...SMALL, frames: 20, encoder: "gifencoder" }],
];

const folder = mkdtempSync(join(tmpdir(), "gradreel-judged-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(FILMS)("a film %s", (name, reel) => {
  const out = join(folder, `${name.replaceAll(/\W+/g, "-")}.gif`);
  let rendered: Rendered;
  beforeAll(async () => {
    rendered = await render({ ...reel, out });
  });

  for (const judge of JUDGES) {
    const missing = judge.missing();
    it.skipIf(missing)(`is read by ${judge.name} as everybody reads it${skipNote(missing)}`, async () => {
      const { width, height, images } = await judge.decode(out);
      const expected = decodeGif(readFileSync(out));
      expect([width, height]).toEqual([320, 180]);
      expect(images.map(({ durationMs }) => durationMs)).toEqual(expected.images.map(({ durationMs }) => durationMs));
      expect(images.reduce((sum, { durationMs }) => sum + durationMs, 0)).toBe(
        Math.round(rendered.artifacts[0]?.durationMs as number),
      );
      images.forEach(({ rgb }, i) => {
        expect(rgb.equals(expected.images[i]?.rgb as Buffer)).toBe(true);
      });
    });
  }
});
