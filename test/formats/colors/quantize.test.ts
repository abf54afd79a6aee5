import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ColorCounts, colorOf, distance } from "../../../src/formats/colors/color-counts.js";
import { quantize } from "../../../src/formats/colors/quantize.js";

const pictures = fc.array(fc.integer({ min: 0, max: 0xffffff }), { minLength: 1, maxLength: 400 });

function counted(colors: readonly number[]): ColorCounts {
  const counts = new ColorCounts();
  const pixels = new Uint8ClampedArray(Int32Array.from(colors, (color) => color | (255 << 24)).buffer);
  counts.add({ index: 0, patches: [{ rect: { x: 0, y: 0, width: colors.length, height: 1 }, pixels }] }, 1);
  return counts;
}

describe("ColorCounts", () => {
  it("counts like a plain map", () => {
    fc.assert(
      fc.property(pictures, (colors) => {
        const plain = new Map<number, number>();
        for (const color of colors) plain.set(color, (plain.get(color) ?? 0) + 1);
        const counts = counted(colors);
        expect(new Map(counts.colors.map((color, i) => [color, counts.counts[i]]))).toEqual(plain);
        counts.colors.forEach((color, i) => {
          expect(counts.placeOf(color)).toBe(i);
        });
      }),
    );
  });

  it("has no place for a color it never counted", () => {
    expect(counted([1, 2, 3]).placeOf(4)).toBe(-1);
  });
});

describe("quantize", () => {
  it("keeps every color while there is room", () => {
    fc.assert(
      fc.property(pictures, (colors) => {
        fc.pre(new Set(colors).size <= 256);
        expect(new Set(quantize(counted(colors), [], 256).palette)).toEqual(new Set(colors));
      }),
    );
  });

  it("chooses from the film's own colors, at most as many as allowed, each once", () => {
    fc.assert(
      fc.property(pictures, fc.integer({ min: 2, max: 256 }), (colors, most) => {
        const { palette } = quantize(counted(colors), [], most);
        expect(palette.length).toBeLessThanOrEqual(most);
        expect(new Set(palette).size).toBe(palette.length);
        expect(palette.filter((color) => !colors.includes(color))).toEqual([]);
      }),
    );
  });

  it("sends every color to its nearest in the palette", () => {
    fc.assert(
      fc.property(pictures, fc.integer({ min: 2, max: 64 }), (colors, most) => {
        const counts = counted(colors);
        const { palette, indices } = quantize(counts, [], most);
        counts.colors.forEach((color, place) => {
          const nearest = Math.min(...palette.map((candidate) => distance(candidate, color)));
          expect(distance(palette[indices[place] as number] as number, color)).toBe(nearest);
        });
      }),
    );
  });

  it("keeps pinned colors, however rare", () => {
    const colors = [
      ...Array.from({ length: 300 }, (_, i) => i * 0x0301),
      ...Array.from({ length: 9000 }, () => 0xffffff),
    ];
    const pinned = colorOf("#12ff34");
    expect(quantize(counted([...colors, pinned]), [pinned], 4).palette).toContain(pinned);
  });

  it("leaves no color far off while there is room", () => {
    const ramp = Array.from({ length: 1000 }, (_, i) => (i % 256) * 0x10101 + (i >> 8));
    const counts = counted([...ramp, ...new Array<number>(500_000).fill(0xffffff)]);
    const { palette, indices } = quantize(counts, [], 256);
    const worst = Math.max(
      ...counts.colors.map((color, i) => distance(palette[indices[i] as number] as number, color)),
    );
    expect(palette.length).toBeLessThan(256);
    expect(Math.sqrt(worst)).toBeLessThanOrEqual(32);
  });
});
