import { crc32 } from "node:zlib";
import { ByteReader } from "../../decoding/byte-reader.js";
import { UnreadableError } from "../../decoding/failures.js";

const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

export interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/**
 * The chunks of a PNG, with verified checksums.
 *
 * @throws {UnreadableError} if the file is not a PNG, is cut off, or has a wrong checksum.
 */
export function chunksOf(file: Uint8Array): Chunk[] {
  if (!SIGNATURE.equals(file.subarray(0, SIGNATURE.length))) throw new UnreadableError("It is not a PNG.");
  const reader = new ByteReader(file.subarray(SIGNATURE.length));
  const chunks: Chunk[] = [];
  for (let type = ""; type !== "IEND"; ) {
    const length = reader.bigEndian(4);
    const body = reader.bytes(4 + length);
    if (crc32(body) !== reader.bigEndian(4)) throw new UnreadableError("It is damaged: a checksum is wrong.");
    type = body.toString("latin1", 0, 4);
    chunks.push({ type, data: body.subarray(4) });
  }
  return chunks;
}
