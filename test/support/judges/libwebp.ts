import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import decode, { init } from "@jsquash/webp/decode.js";
import type { Size } from "../../../src/math/geometry.js";
import type { Decoded, DecodedImage } from "./judge.js";
import { withoutAlpha } from "./omggif.js";

const HEADER_BYTES = 8;
const FRAME_BYTES = 16;

interface Chunk {
  readonly name: string;
  readonly data: Buffer;
}

let isReady = false;

/** The pixels of a bitstream as libwebp reads it, four bytes each: a package, so that it is always there. */
export async function decodeVp8l(bitstream: Uint8Array): Promise<Uint8ClampedArray> {
  if (!isReady) {
    const folder = dirname(createRequire(import.meta.url).resolve("@jsquash/webp/package.json"));
    await init({ wasmBinary: readFileSync(join(folder, "codec/dec/webp_dec.wasm")) } as never);
    isReady = true;
  }
  const padding = Buffer.alloc(bitstream.length % 2);
  const chunk = Buffer.concat([header("VP8L", bitstream.length), bitstream, padding]);
  const file = Buffer.concat([header("RIFF", 4 + chunk.length), Buffer.from("WEBP"), chunk]);
  return (await decode(Uint8Array.from(file).buffer)).data;
}

/** An animation of ours, its images laid over one another as the format says. */
export async function decodeWebp(file: Buffer): Promise<Decoded> {
  const chunks = chunksIn(file.subarray(HEADER_BYTES + 4));
  const { width, height } = canvasOf(chunks);
  const rgba = new Uint8ClampedArray(4 * width * height);
  const images: DecodedImage[] = [];
  for (const { name, data } of chunks) {
    if (name !== "ANMF") continue;
    const [x = 0, y = 0, right = 0, bottom = 0, durationMs = 0] = Array.from({ length: 5 }, (_, i) =>
      data.readUIntLE(3 * i, 3),
    );
    const [inner] = chunksIn(data.subarray(FRAME_BYTES)) as [Chunk];
    const pixels = await decodeVp8l(inner.data);
    const doesBlend = ((data[15] as number) & 2) === 0;
    for (let row = 0; row <= bottom; row++) {
      for (let column = 0; column <= right; column++) {
        const from = 4 * (row * (right + 1) + column);
        const pixel = pixels.subarray(from, from + 4);
        if (!doesBlend || pixel[3] === 255) rgba.set(pixel, 4 * ((2 * y + row) * width + 2 * x + column));
        else if (pixel[3] !== 0) throw new Error("A pixel is half transparent.");
      }
    }
    images.push({ durationMs, rgb: withoutAlpha(rgba) });
  }
  return { width, height, images };
}

/** The chunks in a row. */
export function chunksIn(bytes: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    const start = at + HEADER_BYTES;
    chunks.push({ name: bytes.toString("latin1", at, at + 4), data: bytes.subarray(start, start + length) });
    at = start + length + (length % 2);
  }
  return chunks;
}

function canvasOf(chunks: readonly Chunk[]): Size {
  const extended = chunks.find(({ name }) => name === "VP8X") as Chunk;
  return { width: 1 + extended.data.readUIntLE(4, 3), height: 1 + extended.data.readUIntLE(7, 3) };
}

function header(name: string, length: number): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.write(name, "latin1");
  bytes.writeUInt32LE(length, 4);
  return bytes;
}
