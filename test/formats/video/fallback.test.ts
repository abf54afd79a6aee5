import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { Film } from "../../../src/film/frame.js";
import type { Encoding } from "../../../src/formats/encoder.js";
import { ffmpeg } from "../../../src/formats/video/encode/ffmpeg.js";
import { openFilm } from "../../../src/formats/video/encode/film-encoder.js";
import { webCodecs } from "../../../src/formats/video/encode/web-codecs.js";
import { H264_IN_MP4, VP9_IN_WEBM } from "../../../src/formats/video/kind.js";
import { encoded, PLAIN } from "../../support/films.js";
import { outputOf, skipNote } from "../../support/judges/judge.js";
import { decodeVideo, videoJudgeMissing } from "../../support/judges/video.js";
import { filmOfSquares } from "./squares.js";

const NOT_INSTALLED = "the optional package @napi-rs/webcodecs is not installed";
const absent = webCodecs(async () => {
  throw Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" });
});
const broken = webCodecs(async () => {
  throw new Error("Cannot find native binding.");
});
const KINDS = [
  { name: "MP4", kind: H264_IN_MP4, extension: "mp4", codecName: "H.264", encoder: "libx264" },
  { name: "WebM", kind: VP9_IN_WEBM, extension: "webm", codecName: "VP9", encoder: "libvpx-vp9" },
];

const missing = videoJudgeMissing();
const folder = mkdtempSync(join(tmpdir(), "gradreel-fallback-"));
const path = process.env["PATH"] as string;
afterEach(() => {
  process.env["PATH"] = path;
});
afterAll(() => rmSync(folder, { recursive: true }));

for (const { name, kind, extension, codecName, encoder } of KINDS) {
  const byFfmpeg: Encoding = {
    passes: () => 1,
    open: (film, sink, options) => openFilm(kind, film, sink, options, [absent, ffmpeg]),
  };
  const opened = (film: Film) => byFfmpeg.open(film, { write: async () => {} }, PLAIN);

  describe.skipIf(missing)(`${name} by ffmpeg${skipNote(missing)}`, () => {
    it("has the times, the size and the colors of one by the package, and names its encoder", async () => {
      const film = filmOfSquares({ width: 65, height: 48 }, 20, { frameMs: 1000 / 30, introMs: 500, holdMs: 700 });
      const direct = {
        ...byFfmpeg,
        open: (...[film, sink, options]: Parameters<Encoding["open"]>) => openFilm(kind, film, sink, options),
      };
      const { file, facts } = await encoded(film, byFfmpeg);
      const video = decodeVideo(file, folder, extension);
      const other = decodeVideo((await encoded(film, direct)).file, folder, extension);
      expect(video.startsMs).toEqual(other.startsMs);
      expect(video.totalMs).toBe(other.totalMs);
      for (const field of ["width", "height", "profile", "pix_fmt", "color_range", "color_space", "color_transfer"]) {
        expect(video.stream[field]).toBe(other.stream[field]);
      }
      video.rgb.forEach((rgb, i) => {
        const middle = 3 * (24 * video.width + 32);
        const [one, two] = [rgb, other.rgb[i] as Buffer].map((picture) => [...picture.subarray(middle, middle + 3)]);
        one?.forEach((level, part) => {
          expect(Math.abs(level - (two?.[part] as number))).toBeLessThanOrEqual(4);
        });
      });
      expect(facts.remarks?.at(-1)).toBe(`Encoded by the ffmpeg on the PATH: ${NOT_INSTALLED}.`);
    });

    it("is the same bytes on every run", async () => {
      const film = filmOfSquares({ width: 64, height: 48 }, 20);
      const [one, two] = [await encoded(film, byFfmpeg), await encoded(film, byFfmpeg)];
      expect(one.file.equals(two.file)).toBe(true);
    });

    it("is refused if ffmpeg lacks the encoder", async () => {
      fakeFfmpeg(`echo ' V..... mpeg4 MPEG-4 part 2'`);
      await expect(opened(filmOfSquares({ width: 64, height: 48 }, 2))).rejects.toMatchObject({
        name: "SystemError",
        message: `No ${codecName} encoder for this machine: ${NOT_INSTALLED}; the ffmpeg on the PATH has no ${encoder}.`,
      });
    });

    it("fails with ffmpeg's reason if that ends too soon", async () => {
      fakeFfmpeg(`case "$*" in *-encoders) echo ' V..... ${encoder} x';; *) echo 'No space left.' >&2; exit 3;; esac`);
      await expect(write(await opened(filmOfSquares({ width: 640, height: 480 }, 20)))).rejects.toMatchObject({
        name: "SystemError",
        message: "ffmpeg ended with code 3: No space left.",
      });
    });

    it("fails if ffmpeg is killed, and names the signal", async () => {
      const pid = watchedFfmpeg();
      const encoder = await opened(filmOfSquares({ width: 640, height: 480 }, 20));
      await encoder.write(await firstFrame());
      process.kill(pid(), "SIGKILL");
      await expect(write(encoder)).rejects.toMatchObject({
        name: "SystemError",
        message: "ffmpeg was ended by SIGKILL.",
      });
      await encoder.abort?.();
    });

    it("leaves no ffmpeg behind when it is aborted, and Ctrl-C reaches none", async () => {
      const pid = watchedFfmpeg();
      const encoder = await opened(filmOfSquares({ width: 640, height: 480 }, 20));
      await encoder.write(await firstFrame());
      const group = outputOf("ps", ["-o", "pgid=", "-p", String(pid())])
        .toString()
        .trim();
      expect(group).toBe(String(pid()));
      await encoder.abort?.();
      expect(() => process.kill(pid(), 0)).toThrow("ESRCH");
    });
  });

  it(`${name} names the missing packages and a remedy if there is no encoder`, async () => {
    process.env["PATH"] = folder;
    await expect(opened(filmOfSquares({ width: 64, height: 48 }, 2))).rejects.toMatchObject({
      name: "SystemError",
      message: `No ${codecName} encoder for this machine: ${NOT_INSTALLED}; there is no ffmpeg on the PATH.`,
      hint: "npm install @napi-rs/webcodecs, or put ffmpeg on the PATH.",
    });
    const noBinary = openFilm(kind, filmOfSquares({ width: 64, height: 48 }, 2), { write: async () => {} }, PLAIN, [
      broken,
    ]);
    await expect(noBinary).rejects.toThrow("the optional package @napi-rs/webcodecs has no binary for it.");
  });
}

/** Puts a program called ffmpeg first on the PATH. */
function fakeFfmpeg(script: string): void {
  const bin = mkdtempSync(join(folder, "bin-"));
  writeFileSync(join(bin, "ffmpeg"), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, "ffmpeg"), 0o755);
  process.env["PATH"] = `${bin}${delimiter}${path}`;
}

/** The real ffmpeg, and the number of its process. */
function watchedFfmpeg(): () => number {
  const real = execFileSync("/bin/sh", ["-c", "command -v ffmpeg"]).toString().trim();
  const file = join(folder, "pid");
  fakeFfmpeg(`case "$*" in *-encoders) ;; *) echo $$ > ${file};; esac; exec ${real} "$@"`);
  return () => Number(readFileSync(file, "utf8"));
}

async function firstFrame() {
  for await (const frame of filmOfSquares({ width: 640, height: 480 }, 20).frames()) return frame;
  throw new Error("The film has no frames.");
}

async function write(encoder: Awaited<ReturnType<Encoding["open"]>>): Promise<void> {
  for await (const frame of filmOfSquares({ width: 640, height: 480 }, 20).frames()) await encoder.write(frame);
  await encoder.finish();
}
