import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { NoDecoderError } from "../../../src/formats/decoding/failures.js";
import { ffmpeg } from "../../../src/formats/video/decode/ffmpeg.js";
import { decodeVideo } from "../../../src/formats/video/decode/video.js";
import { webCodecs } from "../../../src/formats/video/decode/web-codecs.js";
import { videoEncoding } from "../../../src/formats/video/encode/film-encoder.js";
import { H264_IN_MP4, VP9_IN_WEBM } from "../../../src/formats/video/kind.js";
import { encoded, filmOf } from "../../support/films.js";
import { outputOf, skipNote } from "../../support/judges/judge.js";
import { decodeVideo as judged, videoJudgeMissing } from "../../support/judges/video.js";
import { readBack } from "../../support/read-back.js";
import { staged } from "../../support/stage.js";

const [mp4, webm] = [videoEncoding(H264_IN_MP4), videoEncoding(VP9_IN_WEBM)];
const missing = videoJudgeMissing();
const skipped = skipNote(missing);
const folder = mkdtempSync(join(tmpdir(), "gradreel-decode-video-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Odd sides are coded as even ones. */
const { scene } = staged({ width: 321, height: 181, dpi: 17, frames: 30, fps: 30, hold: 500 });
const SOURCES = [
  ["@napi-rs/webcodecs", webCodecs()],
  ["ffmpeg", ffmpeg],
] as const;

describe.skipIf(missing).each([
  ["mp4", mp4],
  ["webm", webm],
] as const)(`a film of our own as %s${skipped}`, (extension, format) => {
  it.each(SOURCES)("read by %s has ffmpeg's pictures and times", async (_, source) => {
    const { file } = await encoded(filmOf(scene), format);
    const film = await decodeVideo(file, extension, [source]);
    await expectAgreement(film, file, extension);
  });
});

describe.skipIf(missing)(`a video that ffmpeg has rewritten${skipped}`, () => {
  it.each(["-c copy", "-c:v libx264 -bf 2 -g 12 -crf 30", "-c:v libx264 -fps_mode cfr -r 25"])(
    "with %s, and the index at its end, has ffmpeg's pictures and times by either decoder",
    async (options) => {
      const { file } = await encoded(filmOf(scene), mp4);
      const [from, to] = [join(folder, "from.mp4"), join(folder, "to.mp4")];
      writeFileSync(from, file);
      outputOf("ffmpeg", ["-v", "error", "-y", "-i", from, ...options.split(" "), to]);
      const rewritten = readFileSync(to);
      for (const [, source] of SOURCES) {
        await expectAgreement(await decodeVideo(rewritten, "MP4", [source]), rewritten, "mp4");
      }
    },
  );
});

describe("a machine without decoders", () => {
  it("reports that, and every decoder it tried", async () => {
    const { file } = await encoded(filmOf(scene), webm);
    const none = [
      webCodecs(() => Promise.reject(new Error("none"))),
      { open: async () => ({ missing: "no program" }) },
    ];
    const decoding = decodeVideo(file, "WebM", none);
    await expect(decoding).rejects.toThrow(NoDecoderError);
    await expect(decoding).rejects.toThrow(/^No WebM decoder for this machine: .*@napi-rs\/webcodecs.*; no program\.$/);
  });
});

async function expectAgreement(
  film: Awaited<ReturnType<typeof decodeVideo>>,
  file: Buffer,
  extension: string,
): Promise<void> {
  const theirs = judged(file, folder, extension);
  const { width, height, images } = await readBack(film);
  expect([width, height, images.length]).toEqual([theirs.width, theirs.height, theirs.rgb.length]);
  expect(film.plays).toBeUndefined();
  const startsMs = [...theirs.startsMs].sort((a, b) => a - b);
  let startMs = startsMs[0] as number;
  images.forEach(({ rgb, durationMs }, i) => {
    expect(startMs).toBeCloseTo(startsMs[i] as number, 2);
    startMs += durationMs;
    const off = rgb.map((level, k) => Math.abs(level - (theirs.rgb[i]?.[k] as number)));
    // They interpolate the chroma of neighbors, which differs at edges between colors.
    expect(off.reduce((sum, each) => sum + each, 0) / off.length).toBeLessThan(0.5);
    expect(off.filter((each) => each > 2).length / off.length).toBeLessThan(0.02);
  });
}
