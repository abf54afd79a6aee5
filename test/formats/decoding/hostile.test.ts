import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { NoDecoderError, UnreadableError } from "../../../src/formats/decoding/failures.js";
import { cardOf, type FormatName } from "../../../src/formats/formats.js";
import { ffmpeg } from "../../../src/formats/video/decode/ffmpeg.js";
import { decodeVideo } from "../../../src/formats/video/decode/video.js";
import type { PartialReel } from "../../../src/reel/reel.js";
import { encoded, filmOf } from "../../support/films.js";
import { skipNote } from "../../support/judges/judge.js";
import { videoJudgeMissing } from "../../support/judges/video.js";
import { propertyRuns } from "../../support/property-runs.js";
import { decodeFilm } from "../../support/read-back.js";
import { staged } from "../../support/stage.js";

const TINY: PartialReel = { width: 61, height: 41, dpi: 8, frames: 5, objective: "quadratic" };
const FORMATS: readonly (readonly [FormatName, number])[] = [
  ["gif", 500],
  ["apng", 500],
  ["png", 300],
  ["webp", 500],
  ["mp4", 150],
  ["webm", 150],
];

/** A place in a file, uniformly distributed, which doubles are not. */
const share = fc.nat(999_999).map((millionths) => millionths / 1e6);
/** Damage to a file: some bytes changed, and perhaps its end lost. */
const damage = fc.record({
  flips: fc.array(fc.tuple(share, fc.integer({ min: 1, max: 255 })), { maxLength: 4 }),
  kept: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: share }),
});

const fileOf = async (name: FormatName) =>
  (await encoded(filmOf(staged(TINY).scene), await cardOf(name).encoding())).file;

describe.each(FORMATS)("a damaged %s", (name, all) => {
  it("is read, or refused with a sentence as unreadable, whatever its damage", async () => {
    const whole = await fileOf(name);
    // Our code prints nothing.
    const spoken = (["log", "warn", "error"] as const).map((level) =>
      vi.spyOn(console, level).mockImplementation(() => {}),
    );
    await fc.assert(
      fc.asyncProperty(damage, async ({ flips, kept }) => {
        const file = Buffer.from(whole);
        for (const [where, by] of flips) {
          const at = Math.floor(where * file.length);
          file[at] = (file[at] as number) ^ by;
        }
        const rest = file.subarray(0, Math.floor(kept * file.length));
        await expectRead(rest, name);
        if (name.endsWith("png")) await expectRead(withChecksums(rest), name);
      }),
      { numRuns: propertyRuns(all) },
    );
    for (const spy of spoken) expect(spy).not.toHaveBeenCalled();
  });

  it("is unreadable if its end is missing", async () => {
    const whole = await fileOf(name);
    for (const share of [0, 0.1, 0.5, 0.9]) {
      const cut = whole.subarray(0, Math.floor(share * whole.length));
      await expect(imagesIn(cut, name), `${share}`).rejects.toThrow(UnreadableError);
    }
  });

  it("is unreadable if it has another format", async () => {
    for (const other of ["", "GIF", "<svg/>", "a text that is long enough to be a header of something"]) {
      await expect(imagesIn(Buffer.from(other), name)).rejects.toThrow(UnreadableError);
    }
    const others = FORMATS.map(([other]) => other).filter((other) => other.slice(-3) !== name.slice(-3));
    for (const other of others.filter((other) => !isVideo(other) || !isVideo(name))) {
      await expect(imagesIn(await fileOf(other), name)).rejects.toThrow(UnreadableError);
    }
  });
});

describe.skipIf(videoJudgeMissing())(`a damaged MP4 read by ffmpeg${skipNote(videoJudgeMissing())}`, () => {
  it("is read, or refused as unreadable", async () => {
    const whole = await fileOf("mp4");
    const at = fc.integer({ min: whole.length >> 1, max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(at, fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const file = Buffer.from(whole);
        file[at] = (file[at] as number) ^ by;
        await expectOurs(async () => {
          for await (const _ of (await decodeVideo(file, "MP4", [ffmpeg])).images());
        });
      }),
      { numRuns: propertyRuns(15) },
    );
  });
});

describe("a WebM with a damaged index", () => {
  it("is read, or refused as unreadable, and never read forever", async () => {
    const whole = await fileOf("webm");
    const index = whole.lastIndexOf(Buffer.from([0x1c, 0x53, 0xbb, 0x6b]));
    expect(index).toBeGreaterThan(0);
    for (let at = index; at < whole.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const file = Buffer.from(whole);
        file[at] = (file[at] as number) ^ (1 << bit);
        await expectRead(file, "webm");
      }
    }
  });
});

describe("a file with false claims", () => {
  it("about samples in a chunk of an MP4 is refused without counting them", async () => {
    const mp4 = await fileOf("mp4");
    const table = mp4.indexOf("stsc");
    mp4.writeUInt32BE(0x6b000001, table + 16);
    await expect(imagesIn(mp4, "mp4")).rejects.toThrow("It is damaged: it counts too many pictures.");
  });

  it("about a picture larger than any reel's takes no memory", async () => {
    const gif = await fileOf("gif");
    gif.writeUInt32LE(0xffffffff, 6);
    await expect(decodeFilm(gif, "gif")).rejects.toThrow("Its size of 65535×65535 pixels is impossible or too large.");
  });

  it("about missing pixels is unreadable", async () => {
    const gif = await fileOf("gif");
    const image = gif.indexOf(Buffer.from([0x2c, 0, 0, 0, 0, 61, 0, 41, 0]));
    gif.writeUInt16LE(42, 8);
    gif.writeUInt16LE(42, image + 7);
    await expect(imagesIn(gif, "gif")).rejects.toThrow("One of its images has too few pixels.");
  });

  it("with an image outside its picture is unreadable", async () => {
    const gif = await fileOf("gif");
    gif.writeUInt16LE(40, 8);
    await expect(imagesIn(gif, "gif")).rejects.toThrow("One of its images lies outside the picture.");
  });
});

async function imagesIn(file: Uint8Array, name: FormatName): Promise<number> {
  let count = 0;
  for await (const { rgba, startMs, endMs, changed } of (await decodeFilm(file, name)).images()) {
    if (rgba.length === 0 || !(endMs > startMs) || changed.width < 0) throw new Error("An image is none.");
    count++;
  }
  return count;
}

function expectRead(file: Uint8Array, name: FormatName): Promise<void> {
  return expectOurs(() => imagesIn(file, name));
}

async function expectOurs(read: () => Promise<unknown>): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof UnreadableError) || error instanceof NoDecoderError) throw error;
    expect(error.message).toMatch(/^[A-Z].*\.$/s);
  }
}

/** A PNG with valid checksums of its damaged bytes. */
function withChecksums(file: Buffer): Buffer {
  const mended = Buffer.from(file);
  for (let at = 8; at + 12 <= mended.length; ) {
    const end = at + 8 + mended.readUInt32BE(at);
    if (end + 4 > mended.length) break;
    mended.writeUInt32BE(crc32(mended.subarray(at + 4, end)), end);
    at = end + 4;
  }
  return mended;
}

function isVideo(name: FormatName): boolean {
  return name === "mp4" || name === "webm";
}
