import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { frameEndMs, type Timeline } from "../src/film/frame.js";
import { rasterizer } from "../src/raster/rasterize.js";
import type { PartialReel } from "../src/reel/reel.js";
import { type Rendered, render } from "../src/render/render.js";
import { chromium } from "./support/judges/chromium.js";
import { ffmpeg } from "./support/judges/ffmpeg.js";
import { type Judge, outputOf, skipNote } from "./support/judges/judge.js";
import { pillow } from "./support/judges/pillow.js";
import { staged } from "./support/stage.js";

/** When images give way to others, the end of the last included, in milliseconds. */
type Reading = (path: string) => Promise<number[]>;

/** Somebody else's word on each format, and the unit it counts time in, in milliseconds. */
const FORMATS: readonly (readonly [extension: string, judge: Judge, reading: Reading, unitMs: number])[] = [
  ["gif", ffmpeg, changesSeenBy(ffmpeg), 10],
  ["apng", chromium, changesSeenBy(chromium), 1],
  ["webp", pillow, changesSeenBy(pillow), 1],
  ["mp4", ffmpeg, packetEnds, 1 / 90],
  ["webm", ffmpeg, packetEnds, 1],
];
/** ffprobe prints microseconds. */
const ROUNDING_MS = 0.001;
const SMALL: PartialReel = { width: 160, height: 90, dpi: 10 };

const TIMELINES: readonly (readonly [string, PartialReel])[] = [
  ["50 frames a second", { frames: 25 }],
  ["30 frames a second, with an intro and a hold", { frames: 31, fps: 30, intro: 333, hold: 505 }],
  ["frames that are equal, and merge", { frames: 40, optimizers: [{ name: "sgd", learningRate: 1e-4 }] }],
  ["one frame, held for two minutes", { frames: 1, hold: 120_000 }],
];

const folder = mkdtempSync(join(tmpdir(), "gradreel-timelines-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(TIMELINES)("a film of %s", (name, partial) => {
  const reel = { ...SMALL, ...partial };
  const out = FORMATS.map(([extension]) => join(folder, `${name.replaceAll(/\W+/g, "-")}.${extension}`));
  let rendered: Rendered;
  let timeline: Timeline;
  /** When what was shown gives way to something else, the end included, in milliseconds. */
  let ends: number[];
  beforeAll(async () => {
    rendered = await render({ ...reel, out });
    const { scene } = staged(reel);
    ({ timeline } = scene);
    const { frameCount } = timeline;
    const changing = [...rasterizer(scene)()].filter(({ index, patches }) => index > 0 && patches.length > 0);
    ends = [...changing.map(({ index }) => frameEndMs(timeline, index - 1)), frameEndMs(timeline, frameCount - 1)];
  }, 60_000);

  for (const [i, [extension, judge, reading, unitMs]] of FORMATS.entries()) {
    const missing = judge.missing();
    it.skipIf(missing)(
      `changes when it should and lasts as long as .${extension}, as ${judge.name} reads it${skipNote(missing)}`,
      async () => {
        const seen = await reading(out[i] as string);
        expect(seen).toHaveLength(ends.length);
        const errors = seen.map((end, k) => Math.abs(end - (ends[k] as number)));
        expect(Math.max(...errors)).toBeLessThanOrEqual(unitMs / 2 + ROUNDING_MS);
        expect(rendered.artifacts[i]?.durationMs).toBeCloseTo(seen.at(-1) as number, 2);
      },
      30_000,
    );
  }
});

/** Of lossless formats: a delay that one image cannot carry is carried by several, which look alike. */
function changesSeenBy(judge: Judge): Reading {
  return async (path) => {
    const { images } = await judge.decode(path);
    let end = 0;
    return images.flatMap(({ rgb, durationMs }, k) => {
      end += durationMs;
      return images[k + 1]?.rgb.equals(rgb) ? [] : [end];
    });
  };
}

/** Of video, as the container has it: a packet ends where the next one begins, the last one with the film. */
async function packetEnds(path: string): Promise<number[]> {
  const entries = ["-show_entries", "packet=pts_time:format=duration", "-of", "json"];
  const { packets, format } = JSON.parse(outputOf("ffprobe", ["-v", "error", ...entries, path]).toString()) as {
    readonly packets: readonly { readonly pts_time: string }[];
    readonly format: { readonly duration: string };
  };
  return [...packets.slice(1).map(({ pts_time }) => pts_time), format.duration].map((time) => 1000 * Number(time));
}
