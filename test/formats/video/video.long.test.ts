import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type Film, type Frame, frameEndMs } from "../../../src/film/frame.js";
import { videoEncoding } from "../../../src/formats/video/encode/film-encoder.js";
import { H264_IN_MP4, VP9_IN_WEBM } from "../../../src/formats/video/kind.js";
import type { PartialReel } from "../../../src/reel/reel.js";
import { encoded, filmOf, PLAIN } from "../../support/films.js";
import { skipNote } from "../../support/judges/judge.js";
import { decodeVideo, psnr, streamAlone, videoJudgeMissing } from "../../support/judges/video.js";
import { pictures } from "../../support/scenes.js";
import { staged } from "../../support/stage.js";
import { filmOfPictures, filmOfSquares } from "./squares.js";

const [mp4, webm] = [videoEncoding(H264_IN_MP4), videoEncoding(VP9_IN_WEBM)];
const SMALL: PartialReel = { width: 320, height: 180, dpi: 17 };
const FILMS: readonly [string, PartialReel][] = [
  ["the post's figure, small", { ...SMALL, intro: 300, hold: 500 }],
  [
    "contours with bands of color, at 30 fps",
    { objective: "rosenbrock", width: 480, height: 360, fps: 30, frames: 40 },
  ],
  ["with odd sides", { ...SMALL, width: 321, height: 181, frames: 20 }],
];
const FORMATS = [
  { name: "MP4", format: mp4, extension: "mp4", unitMs: 1 / 90, codec: "h264", profile: "High" },
  { name: "WebM", format: webm, extension: "webm", unitMs: 1, codec: "vp9", profile: "Profile 0" },
];

const missing = videoJudgeMissing();
const folder = mkdtempSync(join(tmpdir(), "gradreel-video-"));
afterAll(() => rmSync(folder, { recursive: true }));

for (const { name, format, extension, unitMs, codec, profile } of FORMATS) {
  const decoded = async (film: Film) => {
    const { file, facts } = await encoded(film, format);
    return { video: decodeVideo(file, folder, extension), file, facts };
  };

  describe.skipIf(missing)(`${name}${skipNote(missing)}`, () => {
    it.each(FILMS)("of %s shows every frame at its time, at 40 dB or more", async (_, reel) => {
      const { scene } = staged(reel);
      const { video, facts } = await decoded(filmOf(scene));
      const shown = await imagesOf(filmOf(scene));
      expect(facts.images).toBe(shown.length);
      expect(video.luma).toHaveLength(shown.length);
      shown.forEach(({ startMs, rgba }, i) => {
        expect(Math.abs((video.startsMs[i] as number) - startMs)).toBeLessThanOrEqual(unitMs / 2 + 1e-3);
        const picture = cropped(video.luma[i] as Buffer, video.width, scene.size);
        expect(psnr(picture, rgba)).toBeGreaterThan(40);
      });
      const total = frameEndMs(scene.timeline, scene.timeline.frameCount - 1);
      expect(Math.abs(video.totalMs - total)).toBeLessThanOrEqual(unitMs / 2 + 1e-3);
      expect(facts.durationMs).toBeCloseTo(video.totalMs, 2);
    });

    it("declares 4:2:0 at BT.709 in limited range, in the stream and in the container", async () => {
      const { video, file } = await decoded(filmOfSquares({ width: 64, height: 48 }, 4));
      const declared = {
        codec_name: codec,
        profile,
        pix_fmt: "yuv420p",
        color_range: "tv",
        color_space: "bt709",
        color_primaries: "bt709",
        color_transfer: "bt709",
      };
      expect(video.stream).toMatchObject(declared);
      // VP9 itself stores only the matrix and the range.
      const { pix_fmt, color_range, color_space, color_primaries, color_transfer } = declared;
      expect(streamAlone(file, folder, extension)).toMatchObject({
        ...{ pix_fmt, color_range, color_space },
        ...(codec === "h264" ? { color_primaries, color_transfer } : {}),
      });
      if (extension !== "mp4") return;
      expect(file.indexOf("colrnclx\0\x01\0\x01\0\x01\0")).toBeGreaterThan(0);
      expect(file.indexOf("moov")).toBeLessThan(file.indexOf("mdat"));
    });

    it.each([
      [160, 96],
      [159, 95],
    ])("of %d×%d keeps areas of one color within three levels", async (width, height) => {
      const colors = ["ffffff", "ff0000", "1f77b4", "2ca02c", "d62728", "000000", "ffff00", "7f7f7f"];
      const { video } = await decoded(filmOfPictures({ width, height }, stripes(colors), 3));
      for (const rgb of video.rgb) {
        colors.forEach((color, i) => {
          const at = 3 * (48 * video.width + 20 * i + 10);
          [...Buffer.from(color, "hex")].forEach((level, part) => {
            expect(Math.abs((rgb[at + part] as number) - level)).toBeLessThanOrEqual(3);
          });
        });
      }
    });

    it("is the same bytes on every run, and holds the comment", async () => {
      const film = filmOf(staged({ ...SMALL, frames: 30 }).scene);
      const runs = [];
      for (let run = 0; run < 3; run++)
        runs.push((await encoded(film, format, { ...PLAIN, comment: "by a test" })).file);
      expect(runs[1]?.equals(runs[0] as Buffer)).toBe(true);
      expect(runs[2]?.equals(runs[0] as Buffer)).toBe(true);
      const { tags } = decodeVideo(runs[0] as Buffer, folder, extension).format;
      expect(Object.values(tags)).toContain("by a test");
      expect(Object.keys(tags)).not.toContain("creation_time");
    });

    it.each([
      [1, 1],
      [2, 2],
      [3, 2],
      [1, 40],
      [17, 5],
    ])("shows a picture of %d×%d", async (width, height) => {
      const { video, facts } = await decoded(filmOfSquares({ width, height }, 3));
      const isPadded = width % 2 === 1 || height % 2 === 1;
      const even = [width + (width % 2), height + (height % 2)];
      expect([video.width, video.height]).toEqual(even);
      expect(video.luma).toHaveLength(3);
      const said = `${name} needs even sides: ${width}×${height} is padded to ${even.join("×")} with the color of its edge.`;
      expect(facts.remarks).toEqual(isPadded ? [said] : []);
    });

    it("of one frame lasts as long as intro, frame and hold", async () => {
      const { video } = await decoded(filmOfSquares({ width: 32, height: 32 }, 1, { introMs: 100, holdMs: 200 }));
      expect([video.startsMs, video.totalMs]).toEqual([[0], 320]);
    });

    it("holds the last frame for an hour, and shows a frame for 100 seconds", async () => {
      const slow = { frameMs: 100_000, holdMs: 3_600_000 };
      const { video } = await decoded(filmOfSquares({ width: 32, height: 32 }, 3, slow));
      expect([video.startsMs, video.totalMs]).toEqual([[0, 100_000, 200_000], 3_900_000]);
    });

    it("that stands still for days repeats its image every six hours, and lasts as long", async () => {
      const timeline = { frameMs: 3_600_000 };
      const { video, facts } = await decoded(
        filmOfPictures({ width: 32, height: 32 }, stripes(["1f77b4"]), 49, timeline),
      );
      expect(video.totalMs).toBe(49 * 3_600_000);
      expect(video.startsMs).toEqual(Array.from({ length: 9 }, (_, i) => i * 6 * 3_600_000));
      expect(facts.images).toBe(9);
    });

    it("of 3000 frames has them all", async () => {
      const { video } = await decoded(filmOfSquares({ width: 32, height: 32 }, 3000));
      expect(video.luma).toHaveLength(3000);
      expect([video.startsMs.at(-1), video.totalMs]).toEqual([2999 * 20, 60_000]);
    });

    it.each([
      [0, []],
      [1, []],
      [3, [`${name} has no number of plays: playing 3 times is left to the player.`]],
    ])("that plays %d times has the remarks %j", async (plays, remarks) => {
      const { facts } = await encoded(filmOfSquares({ width: 32, height: 32 }, 2, { plays }), format);
      expect(facts).toMatchObject({ remarks, exact: false });
    });

    it("refuses sizes beyond its codec's limits, and warns of those that many players cannot show", async () => {
      const large = format.open(filmOfSquares({ width: 16_385, height: 2 }, 1), { write: async () => {} }, PLAIN);
      await expect(large).rejects.toMatchObject({
        name: "UsageError",
        message: expect.stringContaining(`${name} cannot hold a picture of 1638`),
        hint: expect.stringContaining("smaller"),
      });
      const { facts } = await encoded(filmOfSquares({ width: 4098, height: 2304 }, 1), format);
      expect(facts.remarks).toEqual(["Not every player shows 4098×2304: most end at 4096×2304."]);
    });
  });
}

/** Every frame with changes: its start and the whole picture. */
async function imagesOf(film: Film): Promise<{ startMs: number; rgba: Uint8ClampedArray }[]> {
  const frames: Frame[] = [];
  for await (const frame of film.frames()) frames.push(frame);
  return [...pictures(film.size, frames)].flatMap((rgba, i) => {
    const startMs = i === 0 ? 0 : frameEndMs(film.timeline, i - 1);
    return frames[i]?.patches.length ? [{ startMs, rgba: rgba.slice() }] : [];
  });
}

function cropped(luma: Buffer, stride: number, { width, height }: Film["size"]): Buffer {
  return Buffer.concat(Array.from({ length: height }, (_, y) => luma.subarray(y * stride, y * stride + width)));
}

function stripes(colors: readonly string[]): (x: number) => string {
  return (x) => colors[Math.floor(x / 20) % colors.length] as string;
}
