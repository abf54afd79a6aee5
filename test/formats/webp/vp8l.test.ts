import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { vp8l } from "../../../src/formats/webp/encode/vp8l.js";
import { decodeVp8l } from "../../support/judges/libwebp.js";
import { propertyRuns } from "../../support/property-runs.js";

const OPAQUE = 0xff000000;
const TRANSPARENT = 0;

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((color) => color | OPAQUE);
const gray = fc.integer({ min: 0, max: 255 }).map((level) => (level * 0x010101) | OPAQUE);
/** Mixtures of white, a red and a blue, as at the edge of a marker on a line. */
const mixture = fc.tuple(fc.nat(255), fc.nat(255)).map(([a, b]) => {
  const share = (from: number, to: number, part: number) => Math.round(from + ((to - from) * part) / 255);
  const [red, green, blue] = [
    share(share(255, 31, a), 255, b),
    share(share(255, 119, a), 0, b),
    share(share(255, 180, a), 0, b),
  ];
  return OPAQUE | (red << 16) | (green << 8) | blue;
});
const opaque = fc.oneof(anyColor, gray, mixture);

/** Runs of colors, some long, some of a few recurring colors. */
const pictures = fc
  .record({
    width: fc.integer({ min: 1, max: 70 }),
    few: fc.array(opaque, { minLength: 1, maxLength: 6 }),
    runs: fc.array(
      fc.record({
        length: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 400 })),
        kind: fc.nat(9),
        color: opaque,
      }),
      { minLength: 1, maxLength: 60 },
    ),
  })
  .map(({ width, few, runs }) => {
    const pixels = runs.flatMap(({ length, kind, color }) =>
      new Array<number>(length).fill(kind < 3 ? TRANSPARENT : kind < 7 ? (few[kind % few.length] as number) : color),
    );
    const height = Math.ceil(pixels.length / width);
    while (pixels.length < width * height) pixels.push(TRANSPARENT);
    return { width, height, pixels: Int32Array.from(pixels) };
  });

describe("a VP8L bitstream", () => {
  it("is decoded by libwebp to the original pixels", async () => {
    await fc.assert(
      fc.asyncProperty(pictures, async ({ width, height, pixels }) => {
        const expected = bytesOf(pixels);
        const decoded = await decodeVp8l(vp8l(pixels.slice(), { width, height }));
        expect(Buffer.compare(Buffer.from(decoded), expected)).toBe(0);
      }),
      { numRuns: propertyRuns(300) },
    );
  });

  it.each([
    ["noise", (i: number) => Math.imul(i + 1, 0x9e3779b1) | OPAQUE],
    ["one color", () => 0xff336699 | 0],
    ["nothing", () => TRANSPARENT],
    ["rows that are all alike", (i: number) => ((i % 300) << 8) | OPAQUE],
    ["a gradient in both directions", (i: number) => (((i % 300) & 0xff) << 16) | (i / 300) | OPAQUE],
    ["specks far apart", (i: number) => (i % 9973 === 7 ? i | OPAQUE : TRANSPARENT)],
  ])("holds %s, larger than any copy or block", async (_, colorAt) => {
    const size = { width: 300, height: 700 };
    const pixels = Int32Array.from({ length: 300 * 700 }, (_, i) => colorAt(i));
    const decoded = await decodeVp8l(vp8l(pixels.slice(), size));
    expect(Buffer.compare(Buffer.from(decoded), bytesOf(pixels))).toBe(0);
  });

  it("of a single color takes little more than copies", () => {
    const size = { width: 1000, height: 1000 };
    expect(vp8l(new Int32Array(1e6).fill(0xff123456), size).length).toBeLessThan(400);
  });
});

/** 0xAARRGGBB as four bytes a pixel, red first. */
function bytesOf(pixels: Int32Array): Buffer {
  const bytes = Buffer.alloc(4 * pixels.length);
  pixels.forEach((pixel, i) => {
    bytes.writeUInt32BE(((pixel << 8) | (pixel >>> 24)) >>> 0, 4 * i);
  });
  return bytes;
}
