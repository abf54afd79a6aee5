import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accessUnits, ivfFrames, type PacketReader } from "../../../src/formats/video/encode/ffmpeg.js";
import { BitReader, BitWriter } from "../../../src/formats/video/encode/parameter-set.js";

const DELIMITER = Buffer.from([0, 0, 1, 9, 0x10]);
const bodies = fc.array(
  // No body contains a start code, as in H.264.
  fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes.map((byte) => byte | 2))),
  { minLength: 1, maxLength: 8 },
);

describe("a stream cut into packets", () => {
  it("of H.264 has one from each delimiter to the next, whatever pieces it arrives in", () => {
    fc.assert(
      fc.property(bodies, fc.infiniteStream(fc.integer({ min: 1, max: 30 })), (parts, lengths) => {
        const units = parts.map((part) => Buffer.concat([DELIMITER, part]));
        expect(packetsOf(accessUnits(), Buffer.concat(units), lengths)).toEqual(units);
      }),
    );
  });

  it("of IVF has one after each header, whatever pieces it arrives in", () => {
    fc.assert(
      fc.property(bodies, fc.infiniteStream(fc.integer({ min: 1, max: 30 })), (parts, lengths) => {
        const frames = parts.flatMap((part) => {
          const head = Buffer.alloc(12);
          head.writeUInt32LE(part.length);
          return [head, part];
        });
        expect(packetsOf(ivfFrames(), Buffer.concat([Buffer.alloc(32), ...frames]), lengths)).toEqual(parts);
      }),
    );
  });
});

describe("bits", () => {
  it("are read as they were written, Exp-Golomb codes too", () => {
    const written = fc.array(fc.tuple(fc.constantFrom("bits", "golomb"), fc.nat(2 ** 20)));
    fc.assert(
      fc.property(written, (values) => {
        const writer = new BitWriter();
        for (const [kind, value] of values) kind === "bits" ? writer.bits(value, 21) : writer.golomb(value);
        const reader = new BitReader(writer.finish());
        const read = values.map(([kind]) => (kind === "bits" ? reader.bits(21) : reader.golomb()));
        expect(read).toEqual(values.map(([, value]) => value));
        expect(reader.flag()).toBe(true);
      }),
    );
  });
});

function packetsOf(reader: PacketReader, stream: Buffer, lengths: Iterator<number>): Buffer[] {
  const packets: Uint8Array[] = [];
  for (let from = 0; from < stream.length; ) {
    const length = lengths.next().value as number;
    packets.push(...reader.take(stream.subarray(from, from + length)));
    from += length;
  }
  return [...packets, ...reader.rest()].map((packet) => Buffer.from(packet));
}
