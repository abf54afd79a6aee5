import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Comparison, compareDecoded } from "../../src/check/compare.js";
import { moments, worstMoment } from "../../src/check/moments.js";
import { difference, TOLERANCE } from "../../src/check/picture.js";
import { apngCard } from "../../src/formats/apng/card.js";
import {
  composedImages,
  type DecodedFilm,
  type DecodedImage,
  type SubImage,
} from "../../src/formats/decoding/decoded-film.js";
import { type Rect, wholeOf } from "../../src/math/geometry.js";
import { propertyRuns } from "../support/property-runs.js";

const SIZE = { width: 8, height: 6 };
const TIMELINE = { frameCount: 100, frameMs: 10, introMs: 0, holdMs: 0, plays: 0 };
/** Some are within the tolerance of each other, and some are not. */
const COLORS = [0xff000000, 0xff000020, 0xff000021, 0xff404040].map((color) => color | 0);

const rects: fc.Arbitrary<Rect> = fc.tuple(fc.nat(SIZE.width - 1), fc.nat(SIZE.height - 1)).chain(([x, y]) =>
  fc.record({
    x: fc.constant(x),
    y: fc.constant(y),
    width: fc.integer({ min: 1, max: SIZE.width - x }),
    height: fc.integer({ min: 1, max: SIZE.height - y }),
  }),
);
const subImages: fc.Arbitrary<SubImage> = fc
  .record({
    rect: rects,
    color: fc.constantFrom(...COLORS),
    durationMs: fc.constantFrom(1, 2, 9, 10, 11, 20, 40),
    blend: fc.constantFrom("source" as const, "over" as const),
    disposal: fc.constantFrom("keep" as const, "clear" as const, "restore" as const),
  })
  .map(({ color, ...image }) => ({
    ...image,
    words: new Int32Array(image.rect.width * image.rect.height).fill(color),
  }));
const lists = fc.array(subImages, { minLength: 1, maxLength: 6 });
/** Films that are alike, or have a change, an image more or less, or another time somewhere. */
const pairs: fc.Arbitrary<[DecodedFilm, DecodedFilm]> = fc
  .tuple(lists, fc.option(fc.tuple(fc.nat(5), fc.option(subImages), fc.nat(1))))
  .map(([images, edit]) => {
    const others = [...images];
    if (edit) others.splice(edit[0], edit[2], ...(edit[1] ? [edit[1]] : []));
    return [filmOf(images), filmOf(others.length > 0 ? others : images)];
  });

describe("comparing what changed", () => {
  it("finds what comparing whole pictures finds", async () => {
    await fc.assert(
      fc.asyncProperty(pairs, async ([a, b]) => {
        const quick = await compareDecoded(a, b, TIMELINE, apngCard);
        const plain = await compareDecoded(withoutRects(a), withoutRects(b), TIMELINE, apngCard);
        expect(quick).toEqual(plain);
      }),
      { numRuns: propertyRuns(500) },
    );
  });

  it("finds the moment at which the most pixels differ, as comparing whole pictures does", async () => {
    const found = { none: 0, first: 0, later: 0 };
    await fc.assert(
      fc.asyncProperty(pairs, async ([a, b]) => {
        let [most, startMs, differing]: [number, number | undefined, number] = [0, undefined, 0];
        for await (const moment of moments(a, b)) {
          const { pixels } = difference(moment.expected.rgba, moment.actual.rgba, SIZE, TOLERANCE);
          if (pixels > 0) differing++;
          if (pixels > most) [most, startMs] = [pixels, moment.startMs];
        }
        const worst = await worstMoment(a, b, TOLERANCE);
        expect(worst?.startMs).toBe(startMs);
        if (worst) expect(difference(worst.expected.rgba, worst.actual.rgba, SIZE, TOLERANCE).pixels).toBe(most);
        found[worst ? (differing === 1 ? "first" : "later") : "none"]++;
      }),
      { numRuns: propertyRuns(500) },
    );
    expect(Object.values(found).every((count) => count > 0)).toBe(true);
  });

  it("finds a difference wherever a plain look at every time finds one, unless it is one of timing", async () => {
    const kinds = new Set<Comparison["kind"]>();
    await fc.assert(
      fc.asyncProperty(pairs, async ([a, b]) => {
        const found = await compareDecoded(a, b, TIMELINE, apngCard);
        kinds.add(found.kind);
        const [ours, theirs] = [await imagesOf(a), await imagesOf(b)];
        const first = firstThatDiffers(ours, theirs);
        if (first !== undefined) expect(["frames", "timing"]).toContain(found.kind);
        if (found.kind === "frames") expect(found.startMs).toBeLessThanOrEqual(first ?? Infinity);
      }),
      // Films that differ in time alone are rare among random ones.
      { numRuns: propertyRuns(500), examples: [[[flickering([33, 34, 33]), flickering([35, 32, 33])]]] },
    );
    expect([...kinds].sort()).toEqual(["equal", "frames", "timing"]);
  });
});

describe("two films side by side", () => {
  it("have every image of both in one moment or more", async () => {
    await fc.assert(
      fc.asyncProperty(pairs, async ([a, b]) => {
        const seen = [new Set<number>(), new Set<number>()];
        for await (const { expected, actual } of moments(a, b)) {
          seen[0]?.add(expected.startMs);
          seen[1]?.add(actual.startMs);
        }
        expect(seen.map(({ size }) => size)).toEqual([(await imagesOf(a)).length, (await imagesOf(b)).length]);
      }),
    );
  });

  it("are not told apart by a millisecond of rounding", async () => {
    expect(await compareDecoded(flickering([33, 34, 33]), flickering([34, 33, 33]), TIMELINE, apngCard)).toMatchObject({
      kind: "equal",
    });
    expect(await compareDecoded(flickering([33, 34, 33]), flickering([35, 32, 33]), TIMELINE, apngCard)).toEqual({
      kind: "timing",
      text: "All pictures are equal, but not their times. The picture that should come at 0.033 s comes at 0.035 s.",
    });
  });

  it("are equal when one splits what the other holds", async () => {
    const [black, gray] = [image(COLORS[0] as number, 20), image(COLORS[3] as number, 20)];
    const split = filmOf([black, black, gray, { ...gray, durationMs: 7 }, { ...gray, durationMs: 13 }]);
    const held = filmOf([
      { ...black, durationMs: 40 },
      { ...gray, durationMs: 40 },
    ]);
    expect(await compareDecoded(held, split, TIMELINE, apngCard)).toEqual({ kind: "equal", largest: 0 });
  });
});

function image(color: number, durationMs: number): SubImage {
  const words = new Int32Array(SIZE.width * SIZE.height).fill(color);
  return { rect: wholeOf(SIZE), words, durationMs, blend: "source", disposal: "keep" };
}

function filmOf(images: readonly SubImage[]): DecodedFilm {
  return { size: SIZE, plays: 0, images: () => composedImages(SIZE, images) };
}

/** The same film, of which nobody knows what changes. */
function withoutRects(film: DecodedFilm): DecodedFilm {
  async function* images(): AsyncGenerator<DecodedImage> {
    for await (const each of film.images()) yield { ...each, changed: wholeOf(SIZE) };
  }
  return { ...film, images };
}

async function imagesOf(film: DecodedFilm): Promise<DecodedImage[]> {
  const all: DecodedImage[] = [];
  for await (const each of film.images()) all.push({ ...each, rgba: each.rgba.slice() });
  return all;
}

/** The first half millisecond, away from where an image begins or ends, at which the pictures are too far apart. */
function firstThatDiffers(some: readonly DecodedImage[], others: readonly DecodedImage[]): number | undefined {
  const end = Math.max(some.at(-1)?.endMs as number, others.at(-1)?.endMs as number);
  const edges = [...some, ...others].flatMap(({ startMs, endMs }) => [startMs, endMs]);
  for (let ms = 0.5; ms < end; ms += 0.5) {
    if (edges.some((edge) => edge > 0 && edge < end && Math.abs(edge - ms) <= 1)) continue;
    const [a, b] = [at(some, ms), at(others, ms)];
    if (a.some((level, i) => Math.abs(level - (b[i] as number)) > 32)) return ms;
  }
  return undefined;
}

function at(images: readonly DecodedImage[], ms: number): Uint8ClampedArray {
  return (images.find(({ endMs }) => ms < endMs) ?? images.at(-1))?.rgba as Uint8ClampedArray;
}

/** Two pictures in turns, for so long each. */
function flickering(durationsMs: readonly number[]): DecodedFilm {
  return filmOf(durationsMs.map((durationMs, i) => image(COLORS[i % 2 === 0 ? 0 : 3] as number, durationMs)));
}
