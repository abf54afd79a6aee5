import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { compareFilms } from "../../src/check/compare.js";
import { cardOf } from "../../src/formats/formats.js";
import { encoded, filmOf } from "../support/films.js";
import { ffmpeg } from "../support/judges/ffmpeg.js";
import { gifsicle } from "../support/judges/gifsicle.js";
import { outputOf, skipNote } from "../support/judges/judge.js";
import { pillow } from "../support/judges/pillow.js";
import { staged } from "../support/stage.js";

const { scene } = staged({ width: 321, height: 181, dpi: 17, frames: 30, intro: 200, counter: true });
const folder = mkdtempSync(join(tmpdir(), "gradreel-rewritten-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function written(format: "gif" | "apng" | "webp" | "mp4"): Promise<{ file: Buffer; path: string }> {
  const { file } = await encoded(filmOf(scene), await cardOf(format).encoding());
  const path = join(folder, `film.${format}`);
  writeFileSync(path, file);
  return { file, path };
}

describe.skipIf(gifsicle.missing())(`a GIF that gifsicle has rewritten${skipNote(gifsicle.missing())}`, () => {
  it.each(["-O3", "--unoptimize", "-O1 --interlace", "--unoptimize --disposal background", "--lossy=1 -O3"])(
    "with %s shows the same",
    async (options) => {
      const { file, path } = await written("gif");
      const rewritten = outputOf("gifsicle", ["--no-warnings", ...options.split(" "), path]);
      expect(rewritten.equals(file)).toBe(false);
      const found = await compareFilms(file, rewritten, cardOf("gif"), scene.timeline);
      expect(found).toMatchObject({ kind: "equal" });
    },
  );

  it.each([
    ["--colors=4", "frames"],
    ["--delay=4", "timing"],
    ["--loopcount=3", "timing"],
    ["--scale=0.5", "size"],
    ["#0-20", "frames"],
  ])("with %s differs in %s", async (option, kind) => {
    const { file, path } = await written("gif");
    const options = option.startsWith("#") ? [path, option] : [option, path];
    const rewritten = outputOf("gifsicle", ["--no-warnings", ...options]);
    expect(await compareFilms(file, rewritten, cardOf("gif"), scene.timeline)).toMatchObject({ kind });
  });
});

describe.skipIf(pillow.missing())(`what Pillow has rewritten${skipNote(pillow.missing())}`, () => {
  const save = (path: string, options: string) => {
    const script = `
from PIL import Image, ImageSequence
import sys
image = Image.open(sys.argv[1])
frames = [f.convert("RGB") for f in ImageSequence.Iterator(image)]
times = []
for i in range(len(frames)):
    image.seek(i)
    image.load()
    times.append(int(image.info["duration"]))
frames[0].save(sys.argv[1], save_all=True, append_images=frames[1:], loop=0, ${options})
`;
    outputOf("/usr/bin/python3", ["-c", script, path]);
    return readFileSync(path);
  };

  it("as an APNG shows the same, and at other times differs in timing", async () => {
    const { file, path } = await written("apng");
    const same = save(path, "format='PNG', duration=times");
    expect(await compareFilms(file, same, cardOf("apng"), scene.timeline)).toEqual({ kind: "equal", largest: 0 });
    const slower = save(path, "format='PNG', duration=[2 * t for t in times]");
    expect(await compareFilms(file, slower, cardOf("apng"), scene.timeline)).toEqual({
      kind: "timing",
      text: "All pictures are equal, but not their times. The picture that should come at 0.22 s comes at 0.44 s.",
    });
  });

  it("as a WebP without loss shows the same, and with it nearly the same", async () => {
    const { file, path } = await written("webp");
    const same = save(path, "format='WEBP', duration=times, lossless=True");
    expect(await compareFilms(file, same, cardOf("webp"), scene.timeline)).toEqual({ kind: "equal", largest: 0 });
    const found = await compareFilms(
      file,
      save(path, "format='WEBP', duration=times, quality=10"),
      cardOf("webp"),
      scene.timeline,
    );
    expect(found.kind).toBe("frames");
  });
});

describe.skipIf(ffmpeg.missing())(`an MP4 that ffmpeg has rewritten${skipNote(ffmpeg.missing())}`, () => {
  it.each([
    ["-c copy", "equal"],
    ["-c:v libx264 -crf 18", "equal"],
    ["-c:v libx264 -crf 18 -vf hue=h=90", "frames"],
    ["-c copy -itsscale 2", "timing"],
  ])("with %s is %s", async (options, kind) => {
    const { file, path } = await written("mp4");
    const to = join(folder, "rewritten.mp4");
    const [input, output] = options.includes("itsscale")
      ? [
          ["-itsscale", "2"],
          ["-c", "copy"],
        ]
      : [[], options.split(" ")];
    outputOf("ffmpeg", ["-v", "error", "-y", ...input, "-i", path, ...output, to]);
    expect(await compareFilms(file, readFileSync(to), cardOf("mp4"), scene.timeline)).toMatchObject({ kind });
  });
});
