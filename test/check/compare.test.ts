import { describe, expect, it } from "vitest";
import { type Comparison, compareFilms, type FramesDiffer } from "../../src/check/compare.js";
import type { Film, Frame, Timeline } from "../../src/film/frame.js";
import { cardOf, type FormatName } from "../../src/formats/formats.js";
import { dot } from "../../src/scene/marks/marker.js";
import { encoded, filmOf, PLAIN } from "../support/films.js";
import { sceneOf } from "../support/scenes.js";

const SIZE = { width: 120, height: 80 };
const clip = { x: 0, y: 0, ...SIZE };
/** A point that goes to the right, and at one frame elsewhere. */
function walk(timeline: Partial<Timeline> = {}, odd = -1, by = 0): Film {
  const frames = Array.from({ length: 12 }, (_, i) => ({
    additions: [],
    marks: [dot(20 + 6 * i + (i === odd ? by : 0), 40, { color: "#d62728", radiusPx: 6, clip })],
  }));
  return filmOf(sceneOf([], frames, { frameMs: 40, ...timeline }, SIZE));
}

const FORMATS: readonly FormatName[] = ["gif", "apng", "webp", "mp4", "webm"];

async function fileOf(film: Film, format: FormatName, posterFrame = 0): Promise<Buffer> {
  return (await encoded(film, await cardOf(format).encoding(), { ...PLAIN, posterFrame })).file;
}

async function compared(format: FormatName, expected: Film, actual: Film): Promise<Comparison> {
  return compareFilms(await fileOf(expected, format), await fileOf(actual, format), cardOf(format), expected.timeline);
}

describe.each(FORMATS)("two films as %s", (format) => {
  it("are equal when they show the same", async () => {
    expect(await compared(format, walk(), walk())).toEqual({ kind: "equal", largest: 0 });
  });

  it("differ in frames when a point is moved by one pixel in one of them: the first that shows it is named", async () => {
    const found = (await compared(format, walk(), walk({}, 7, 1))) as FramesDiffer;
    expect(found).toMatchObject({ kind: "frames", frame: 7, startMs: 280 });
    expect(found.largest).toBeGreaterThan(100);
    const { x, y, width, height } = found.where;
    expect(x).toBeGreaterThanOrEqual(20 + 42 - 8);
    expect(x + width).toBeLessThanOrEqual(20 + 42 + 9);
    expect([y >= 40 - 8, y + height <= 40 + 8]).toEqual([true, true]);
    if (format === "mp4" || format === "webm") return;
    const [wanted, got] = [await pictureAt(walk(), 7), await pictureAt(walk({}, 7, 1), 7)];
    expect(Buffer.from(found.pictures.expected.rgba).equals(wanted)).toBe(true);
    expect(Buffer.from(found.pictures.actual.rgba).equals(got)).toBe(true);
    expect(found.pixels).toBe(pixelsBeyond(wanted, got, 32));
  });

  it("differ in timing when the same pictures come at other times", async () => {
    expect(await compared(format, walk(), walk({ introMs: 300 }))).toEqual({
      kind: "timing",
      text: "All pictures are equal, but not their times. The picture that should come at 0.04 s comes at 0.34 s.",
    });
    expect(await compared(format, walk({ holdMs: 500 }), walk())).toEqual({
      kind: "timing",
      text: "All pictures are equal, but not their times. It lasts 0.48 s, but should last 0.98 s.",
    });
  });

  it("differ in frames when one ends before the other has shown all", async () => {
    const short = walk({ frameCount: 9, holdMs: 120 });
    expect(await compared(format, walk(), { ...short, frames: () => first(9, short) })).toMatchObject({
      kind: "frames",
      frame: 9,
      startMs: 360,
    });
  });

  it("differ in size", async () => {
    const other = filmOf(sceneOf([], [{ additions: [], marks: [] }]));
    expect(await compared(format, walk(), other)).toEqual({
      kind: "size",
      text: `It is 48×36, but should be ${SIZE.width}×${SIZE.height}.`,
    });
  });

  it("cannot be compared when one is damaged", async () => {
    const file = await fileOf(walk(), format);
    const cut = file.subarray(0, file.length - 40);
    expect(await compareFilms(file, cut, cardOf(format), walk().timeline)).toMatchObject({ kind: "unreadable" });
    expect(await compareFilms(file, Buffer.from("<html>"), cardOf(format), walk().timeline)).toMatchObject({
      kind: "unreadable",
    });
    await expect(compareFilms(cut, file, cardOf(format), walk().timeline)).rejects.toThrow(
      "The rendered file cannot be decoded",
    );
  });
});

describe("two films in a format that says how often to play", () => {
  it.each(["gif", "apng", "webp"] as const)("differ in timing when one plays more often: %s", async (format) => {
    expect(await compared(format, walk(), walk({ plays: 1 }))).toEqual({
      kind: "timing",
      text: "All pictures are equal, but not their times. It plays once, but should play forever.",
    });
    expect(await compared(format, walk({ plays: 3 }), walk({ plays: 4 }))).toEqual({
      kind: "timing",
      text: "All pictures are equal, but not their times. It plays 4 times, but should play 3 times.",
    });
  });
});

describe("two stills", () => {
  it("are equal, or differ in pixels", async () => {
    const [one, other] = [await fileOf(walk(), "png", 3), await fileOf(walk(), "png", 4)];
    expect(await compareFilms(one, one, cardOf("png"), walk().timeline)).toEqual({ kind: "equal", largest: 0 });
    expect(await compareFilms(one, other, cardOf("png"), walk().timeline)).toMatchObject({
      kind: "frames",
      frame: 0,
      startMs: 0,
    });
  });

  it("and a film of one picture differ in timing", async () => {
    const film = filmOf(sceneOf([], [{ additions: [], marks: [] }], { plays: 1 }));
    const [still, moving] = [await fileOf(film, "png"), await fileOf(film, "apng")];
    expect(await compareFilms(moving, still, cardOf("apng"), film.timeline)).toEqual({
      kind: "timing",
      text: "All pictures are equal, but not their times. It is a still, but should last 0.02 s.",
    });
  });
});

async function* first(count: number, film: Film): AsyncGenerator<Frame> {
  for await (const frame of film.frames()) if (frame.index < count) yield frame;
}

async function pictureAt(film: Film, wanted: number): Promise<Buffer> {
  const picture = Buffer.alloc(4 * SIZE.width * SIZE.height);
  for await (const { patches } of first(wanted + 1, film)) {
    for (const { rect, pixels } of patches) {
      for (let row = 0; row < rect.height; row++) {
        const line = pixels.subarray(4 * row * rect.width, 4 * (row + 1) * rect.width);
        picture.set(line, 4 * ((rect.y + row) * SIZE.width + rect.x));
      }
    }
  }
  return picture;
}

function pixelsBeyond(a: Buffer, b: Buffer, tolerance: number): number {
  let count = 0;
  for (let i = 0; i < a.length; i += 4) {
    if ([0, 1, 2].some((k) => Math.abs((a[i + k] as number) - (b[i + k] as number)) > tolerance)) count++;
  }
  return count;
}
