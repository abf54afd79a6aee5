import type { Size } from "../../../math/geometry.js";
import { ByteReader, checkedSize } from "../../decoding/byte-reader.js";
import { UnreadableError } from "../../decoding/failures.js";
import { chunk, extendedHeader, FEATURES, riff } from "../encode/chunks.js";

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

/** A picture of a WebP, lossless or lossy, including a separate opacity chunk. */
export interface Bitstream {
  readonly size: Size;
  /** A still WebP file with only this picture. */
  readonly file: Buffer;
}

const LOSSLESS = "VP8L";
const LOSSY = "VP8 ";
const OPACITY = "ALPH";
const LOSSLESS_SIGNATURE = 0x2f;
const LOSSY_START_CODE = 0x2a019d;
const LONGEST_SIDE = 0x3fff;

/** The picture in some chunks. @throws {UnreadableError} if there is none. */
export function bitstreamIn(chunks: readonly Chunk[]): Bitstream {
  const picture = chunks.find(({ type }) => type === LOSSLESS || type === LOSSY);
  if (!picture) throw new UnreadableError("It has no picture.");
  const size = picture.type === LOSSLESS ? losslessSize(picture) : lossySize(picture);
  const opacity = picture.type === LOSSY && chunks.find(({ type }) => type === OPACITY);
  const extension = opacity ? [extendedHeader(size, FEATURES.alpha), chunk(OPACITY, opacity.data)] : [];
  return { size, file: riff(...extension, chunk(picture.type, picture.data)) };
}

/** @see https://www.rfc-editor.org/rfc/rfc9649#section-3.4 */
function losslessSize({ data }: Chunk): Size {
  const reader = new ByteReader(data);
  if (reader.littleEndian(1) !== LOSSLESS_SIGNATURE) throw new UnreadableError("One of its images is damaged.");
  const bits = reader.littleEndian(4);
  return checkedSize((bits & LONGEST_SIDE) + 1, ((bits >>> 14) & LONGEST_SIDE) + 1);
}

/** @see https://www.rfc-editor.org/rfc/rfc6386#section-9.1 */
function lossySize({ data }: Chunk): Size {
  const reader = new ByteReader(data);
  reader.bytes(3);
  if (reader.littleEndian(3) !== LOSSY_START_CODE) throw new UnreadableError("One of its images is damaged.");
  return checkedSize(reader.littleEndian(2) & LONGEST_SIDE, reader.littleEndian(2) & LONGEST_SIDE);
}
