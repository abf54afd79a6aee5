import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { apng } from "../../../src/formats/apng/apng.js";
import type { Encoding } from "../../../src/formats/encoder.js";
import type { FormatName } from "../../../src/formats/formats.js";
import { gif } from "../../../src/formats/gif/encode/gif.js";
import { webp } from "../../../src/formats/webp/encode/webp.js";
import type { PartialReel } from "../../../src/reel/reel.js";
import { encoded, filmOf } from "../../support/films.js";
import { chromium } from "../../support/judges/chromium.js";
import { ffmpeg } from "../../support/judges/ffmpeg.js";
import { gifsicle } from "../../support/judges/gifsicle.js";
import { type Judge, outputOf, skipNote } from "../../support/judges/judge.js";
import { pillow } from "../../support/judges/pillow.js";
import { decodeFilm, readBack } from "../../support/read-back.js";
import { staged } from "../../support/stage.js";

const SMALL: PartialReel = { width: 161, height: 91, dpi: 10, frames: 12, hold: 500 };
const COLORFUL: PartialReel = { ...SMALL, objective: "quadratic", counter: true };

const FORMATS: readonly [FormatName, Encoding, readonly Judge[]][] = [
  ["gif", gif, [pillow, chromium, ffmpeg]],
  ["apng", apng, [pillow, chromium]],
  ["webp", webp, [pillow, chromium]],
];

const folder = mkdtempSync(join(tmpdir(), "gradreel-decode-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(FORMATS)("a film of our own as %s", (name, format, judges) => {
  it.each(judges.map((judge) => [skips(judge), judge] as const))("gives the same pictures as %s", async (_, judge) => {
    if (judge.missing()) return;
    for (const reel of [SMALL, COLORFUL]) {
      const { file } = await encoded(filmOf(staged(reel).scene), format);
      await expectAgreement(name, file, judge);
    }
  });
});

/** gifsicle's variants of a film: local color tables, other disposals, interlaced rows. */
const REWRITTEN: readonly (readonly string[])[] = [
  ["-O3"],
  ["--unoptimize"],
  ["--interlace"],
  ["--unoptimize", "--disposal", "background"],
  ["--disposal", "background"],
  ["--disposal", "previous"],
  ["--crop", "20,10-120,80"],
  ["--colors", "4"],
];

describe.skipIf(gifsicle.missing())(`a GIF that gifsicle has rewritten${skipNote(gifsicle.missing())}`, () => {
  it.each(REWRITTEN.map((options) => [options.join(" "), options] as const))(
    "with %s gives the same pictures as other decoders",
    async (_, options) => {
      const { file } = await encoded(filmOf(staged(SMALL).scene), gif);
      const path = join(folder, "to-rewrite.gif");
      writeFileSync(path, file);
      const rewritten = outputOf("gifsicle", ["--no-warnings", ...options, path]);
      // Other decoders show a background after disposal, browsers none.
      const judges = options.includes("--disposal") ? [chromium] : [chromium, ffmpeg];
      for (const judge of judges.filter(({ missing }) => !missing())) await expectAgreement("gif", rewritten, judge);
    },
  );
});

/** Films that Pillow writes, and kinds of PNG that gradreel does not. */
const PILLOW_WRITES: readonly [string, string][] = [
  ["film.webp", `save(fourth, save_all=True, append_images=films, duration=[40, 60, 80, 100], lossless=True)`],
  ["film.webp", `save(fourth, save_all=True, append_images=films, duration=50, quality=80)`],
  ["still.webp", `save(fourth, quality=90)`],
  [
    "film.png",
    `save(fourth, save_all=True, append_images=films, duration=50, disposal=[1, 2, 0, 1], blend=[0, 1, 1, 0])`,
  ],
  ["still.png", `save(fourth.convert("1"))`],
  ["still.png", `save(fourth.convert("L"))`],
  ["still.png", `save(fourth.convert("LA"))`],
  ["still.png", `save(fourth.convert("P"), bits=4)`],
  ["still.png", `save(fourth.convert("RGB"), optimize=True)`],
];

const DRAW = `
import sys
from PIL import Image, ImageDraw
def picture(i):
    image = Image.new("RGBA", (67, 43), (250, 240, 230, 255))
    draw = ImageDraw.Draw(image)
    for k in range(40):
        draw.line((k, 0, 66 - k * i, 42), fill=(k * 6, 255 - k * 5, (k * 37 * (i + 1)) % 256, 255))
    return image
films = [picture(i) for i in range(3)]
fourth = picture(3)
def save(image, **options):
    image.save(sys.argv[1], **options)
`;

describe.skipIf(pillow.missing())(`files that Pillow writes${skipNote(pillow.missing())}`, () => {
  it.each(PILLOW_WRITES)("%s by %s gives the same pictures as other decoders", async (file, command) => {
    const path = join(folder, file);
    outputOf("/usr/bin/python3", ["-c", `${DRAW}\n${command}`, path]);
    const format: FormatName = file.endsWith("webp") ? "webp" : "apng";
    const judge = file.startsWith("still") || chromium.missing() ? pillow : chromium;
    await expectAgreement(format, readFileSync(path), judge);
  });
});

const DEEP = ["rgb48be", "rgba64be", "gray16be", "ya16be"];

describe.skipIf(ffmpeg.missing())(`PNGs that ffmpeg writes${skipNote(ffmpeg.missing())}`, () => {
  it.each([...DEEP, "monob", "pal8", "gray", "rgb24", "rgba"])(
    "of %s give the same pictures as ffmpeg",
    async (pixels) => {
      // Filters, interlaced rows, and sides that do not fill bytes or passes.
      for (const options of [
        "-pred sub",
        "-pred avg",
        "-pred paeth",
        "-pred mixed",
        "-flags +ildct",
        "-s 3x2 -flags +ildct",
      ]) {
        const path = join(folder, "still.png");
        const source = "-v error -y -f lavfi -i testsrc2=size=45x37:rate=1 -frames:v 1 -pix_fmt".split(" ");
        outputOf("ffmpeg", [...source, pixels, ...options.split(" "), path]);
        // From sixteen bits, ffmpeg rounds to eight and our decoder truncates.
        await expectAgreement("png", readFileSync(path), ffmpeg, DEEP.includes(pixels) ? 1 : 0);
      }
    },
  );
});

/** Same size, images, pixels and times; a still has no time. */
async function expectAgreement(format: FormatName, file: Buffer, judge: Judge, most = 0): Promise<void> {
  const path = join(folder, `judged.${format}`);
  writeFileSync(path, file);
  const [ours, theirs] = [await readBack(await decodeFilm(file, format)), await judge.decode(path)];
  expect(ours).toMatchObject({ width: theirs.width, height: theirs.height });
  expect(ours.images.length).toBe(theirs.images.length);
  ours.images.forEach(({ rgb, durationMs }, i) => {
    const other = theirs.images[i];
    const off = rgb.reduce((largest, level, k) => Math.max(largest, Math.abs(level - (other?.rgb[k] as number))), 0);
    expect(off, `image ${i}`).toBeLessThanOrEqual(most);
    if (durationMs !== Infinity) expect(durationMs).toBeCloseTo(other?.durationMs as number, 6);
  });
}

function skips(judge: Judge): string {
  return `${judge.name}${skipNote(judge.missing())}`;
}
