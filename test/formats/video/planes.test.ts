import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Patch } from "../../../src/film/frame.js";
import { Planes } from "../../../src/formats/video/encode/planes.js";
import type { Rect, Size } from "../../../src/math/geometry.js";

type Color = readonly [red: number, green: number, blue: number];

const byte = fc.nat(255);
const color: fc.Arbitrary<Color> = fc.tuple(byte, byte, byte);
/** Mostly flat, like plots, so that neighbors are often equal. */
const colors = fc.oneof(fc.constantFrom<Color>([255, 255, 255], [31, 119, 180], [0, 0, 0]), color);
const sizes = fc.record({ width: fc.integer({ min: 1, max: 13 }), height: fc.integer({ min: 1, max: 11 }) });

const films = sizes.chain((size) =>
  fc.record({
    size: fc.constant(size),
    first: fc.array(colors, { minLength: size.width * size.height, maxLength: size.width * size.height }),
    changes: fc.array(fc.array(changeIn(size), { minLength: 1, maxLength: 3 }), { maxLength: 5 }),
  }),
);

function changeIn({ width, height }: Size): fc.Arbitrary<{ rect: Rect; color: Color }> {
  return fc
    .tuple(fc.nat(width - 1), fc.nat(height - 1), fc.nat(width - 1), fc.nat(height - 1), colors)
    .map(([x, y, x1, y1, color]) => ({
      rect: { x: Math.min(x, x1), y: Math.min(y, y1), width: Math.abs(x - x1) + 1, height: Math.abs(y - y1) + 1 },
      color,
    }));
}

describe("planes", () => {
  it("that are patched equal those of the whole picture", () => {
    fc.assert(
      fc.property(films, ({ size, first, changes }) => {
        const picture = [...first];
        const patched = new Planes(size);
        patched.show([whole(size, picture)]);
        for (const frame of changes) {
          for (const { rect, color } of frame) {
            for (let i = 0; i < rect.width * rect.height; i++) picture[at(i, rect, size)] = color;
          }
          patched.show(frame.map(({ rect }) => patchOf(rect, size, picture)));
          const anew = new Planes(size);
          anew.show([whole(size, picture)]);
          expect(patched.bytes).toEqual(anew.bytes);
        }
      }),
    );
  });

  it("hold BT.709 in limited range: within a level of the equations, and chroma of four pixels' mean", () => {
    fc.assert(
      fc.property(fc.array(colors, { minLength: 4, maxLength: 4 }), (four) => {
        const size = { width: 2, height: 2 };
        const planes = new Planes(size);
        planes.show([whole(size, four)]);
        const [cb, cr] = planes.bytes.subarray(4);
        four.forEach((color, i) => {
          expect(Math.abs((planes.bytes[i] as number) - (16 + (219 * lightness(color)) / 255))).toBeLessThan(0.51);
        });
        const mean = [0, 1, 2].map((part) => four.reduce((sum, one) => sum + (one[part] as number) / 4, 0));
        const light = lightness(mean as unknown as Color);
        expect(Math.abs((cb as number) - (128 + (224 * ((mean[2] as number) - light)) / 255 / 1.8556))).toBeLessThan(
          0.51,
        );
        expect(Math.abs((cr as number) - (128 + (224 * ((mean[0] as number) - light)) / 255 / 1.5748))).toBeLessThan(
          0.51,
        );
      }),
    );
  });

  it("give grays no chroma, black 16 and white 235", () => {
    for (let gray = 0; gray < 256; gray++) {
      const planes = new Planes({ width: 1, height: 1 });
      planes.show([whole({ width: 1, height: 1 }, [[gray, gray, gray]])]);
      expect([...planes.bytes.subarray(4)]).toEqual([128, 128]);
      if (gray === 0) expect(planes.bytes[0]).toBe(16);
      if (gray === 255) expect(planes.bytes[0]).toBe(235);
    }
  });

  it("are padded beyond an odd edge with the edge's color", () => {
    const planes = new Planes({ width: 3, height: 1 });
    planes.show([
      whole({ width: 3, height: 1 }, [
        [0, 0, 0],
        [255, 255, 255],
        [255, 255, 255],
      ]),
    ]);
    expect([...planes.bytes.subarray(0, 8)]).toEqual([16, 235, 235, 235, 16, 235, 235, 235]);
  });
});

function whole(size: Size, picture: readonly Color[]): Patch {
  return patchOf({ x: 0, y: 0, ...size }, size, picture);
}

function patchOf(rect: Rect, size: Size, picture: readonly Color[]): Patch {
  const pixels = Array.from({ length: rect.width * rect.height }, (_, i) => [
    ...(picture[at(i, rect, size)] as Color),
    255,
  ]);
  return { rect, pixels: Uint8ClampedArray.from(pixels.flat()) };
}

/** The index in a picture of pixel number `i` of a rectangle. */
function at(i: number, { x, y, width }: Rect, size: Size): number {
  return (y + Math.floor(i / width)) * size.width + x + (i % width);
}

function lightness([red, green, blue]: Color): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
