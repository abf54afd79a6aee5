import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { header, imageDescriptor, subBlocks, TRAILER } from "../../../src/formats/gif/encode/blocks.js";
import { LzwCompressor } from "../../../src/formats/gif/encode/lzw.js";
import { runsOf } from "../../support/index-runs.js";
import { decodeGif } from "../../support/judges/omggif.js";

/** Grays, so that a decoded color is the index. */
const GRAYS = Array.from({ length: 256 }, (_, i) => i * 0x10101);

const noise = fc.uint8Array({ minLength: 1, maxLength: 3000 });
const flats = fc
  .array(fc.tuple(fc.nat(255), fc.integer({ min: 1, max: 900 })), { minLength: 1, maxLength: 30 })
  .map((runs) => Uint8Array.from(runs.flatMap(([index, length]) => new Array<number>(length).fill(index))));
const stripes = fc
  .tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 300 }))
  .map(([row, times]) => Uint8Array.from({ length: row.length * times }, (_, i) => row[i % row.length] as number));

describe("LzwCompressor", () => {
  it.each([
    ["noise", noise],
    ["flat areas", flats],
    ["repeated rows", stripes],
  ])("writes %s so that another decoder reads the same, at every code size", (_, arbitrary) => {
    const lzw = new LzwCompressor();
    fc.assert(
      fc.property(arbitrary, fc.integer({ min: 2, max: 8 }), (indices, codeSize) => {
        const fitting = indices.map((index) => index & ((1 << codeSize) - 1));
        expect(decoded(lzw.compress(runsOf(fitting), codeSize), codeSize, fitting.length)).toEqual([...fitting]);
      }),
    );
  });

  it("handles a full table: every code of 12 bits used, many times over", () => {
    let seed = 1;
    const random = () => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return seed >>> 24;
    };
    const indices = Uint8Array.from({ length: 60_000 }, random);
    expect(decoded(new LzwCompressor().compress(runsOf(indices), 8), 8, indices.length)).toEqual([...indices]);
  });

  it("begins with a clear code and fills the table before the next", () => {
    const stream = new LzwCompressor().compress(runsOf(new Uint8Array(100)), 2);
    expect((stream[0] as number) & 7).toBe(4);
    expect(stream.length).toBeLessThan(12);
  });
});

function decoded(stream: Uint8Array, codeSize: number, length: number): number[] {
  const size = { width: length, height: 1 };
  const file = Buffer.concat([
    Buffer.from(header(size, GRAYS)),
    Buffer.from(imageDescriptor({ x: 0, y: 0, ...size })),
    Buffer.from([codeSize]),
    subBlocks(stream),
    Buffer.of(TRAILER),
  ]);
  const { rgb } = decodeGif(file).images[0] as { rgb: Buffer };
  return Array.from({ length }, (_, i) => rgb[3 * i] as number);
}
