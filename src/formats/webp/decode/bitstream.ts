import type { Size } from "../../../math/geometry.js";
import { ByteReader } from "../../decoding/byte-reader.js";
import { UnreadableError } from "../../decoding/failures.js";
import { checkedSize } from "../../decoding/size-limit.js";
import { type Chunk, webpOf } from "./chunks.js";

/** A picture of a WebP, lossless or lossy, including a separate opacity chunk. */
export interface Bitstream {
  readonly size: Size;
  /** A still WebP file with only this picture. */
  readonly file: Buffer;
}

const LOSSLESS = "VP8L";
const LOSSY = "VP8 ";
const OPACITY = "ALPH";
const EXTENDED_BYTES = 10;
const HAS_OPACITY = 0x10;
const LOSSLESS_SIGNATURE = 0x2f;
const LOSSY_START_CODE = 0x2a019d;
const LONGEST_SIDE = 0x3fff;

/** The picture in some chunks. @throws {UnreadableError} if there is none. */
export function bitstreamIn(chunks: readonly Chunk[]): Bitstream {
  const picture = chunks.find(({ type }) => type === LOSSLESS || type === LOSSY);
  if (!picture) throw new UnreadableError("It has no picture.");
  const size = picture.type === LOSSLESS ? losslessSize(picture) : lossySize(picture);
  const opacity = picture.type === LOSSY && chunks.find(({ type }) => type === OPACITY);
  return { size, file: webpOf(opacity ? [extendedHeader(size), opacity, picture] : [picture]) };
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

function extendedHeader({ width, height }: Size): Chunk {
  const data = Buffer.alloc(EXTENDED_BYTES);
  data.writeUInt32LE(HAS_OPACITY);
  data.writeUIntLE(width - 1, 4, 3);
  data.writeUIntLE(height - 1, 7, 3);
  return { type: "VP8X", data };
}
