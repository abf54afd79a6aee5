import { ByteReader } from "../../decoding/byte-reader.js";
import { UnreadableError } from "../../decoding/failures.js";

export interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** The chunks of a file. @throws {UnreadableError} if it is not a WebP, or is cut off. */
export function chunksOf(file: Uint8Array): Chunk[] {
  const reader = new ByteReader(file);
  const isWebp = file.length >= 12 && reader.text(4) === "RIFF";
  const length = isWebp ? reader.littleEndian(4) : 0;
  if (!isWebp || length < 4 || reader.text(4) !== "WEBP") throw new UnreadableError("It is not a WebP.");
  return chunksIn(reader.bytes(length - 4));
}

/** Consecutive chunks. @throws {UnreadableError} if the last is cut off. */
export function chunksIn(bytes: Uint8Array): Chunk[] {
  const reader = new ByteReader(bytes);
  const chunks: Chunk[] = [];
  while (!reader.isAtEnd) {
    const type = reader.text(4);
    const length = reader.littleEndian(4);
    chunks.push({ type, data: reader.bytes(length) });
    if (length % 2 === 1) reader.bytes(1);
  }
  return chunks;
}

/** A still WebP of these chunks. */
export function webpOf(chunks: readonly Chunk[]): Buffer {
  const body = Buffer.concat([
    Buffer.from("WEBP", "latin1"),
    ...chunks.map(({ type, data }) => chunkBytes(type, data)),
  ]);
  return chunkBytes("RIFF", body);
}

function chunkBytes(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, "latin1");
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}
