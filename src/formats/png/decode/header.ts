import { crc32 } from "node:zlib";
import type { Size } from "../../../math/geometry.js";
import { ByteReader, checkedSize } from "../../decoding/byte-reader.js";
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

/** The pixel encoding of all images in a file. */
export interface PixelFormat {
  readonly colorType: number;
  /** Bits a sample. */
  readonly depth: number;
  /** Samples a pixel. */
  readonly channels: number;
  readonly isInterlaced: boolean;
  /** Colors by index, if pixels are indices. */
  readonly palette: Int32Array;
  /** Samples of the one transparent gray or color. */
  readonly transparent: readonly number[] | undefined;
}

export const COLOR_TYPES = { gray: 0, rgb: 2, indexed: 3, grayAlpha: 4, rgba: 6 } as const;

/** By color type, the samples of a pixel and the possible bits of a sample. */
const KINDS: Readonly<Record<number, { readonly channels: number; readonly depths: readonly number[] }>> = {
  0: { channels: 1, depths: [1, 2, 4, 8, 16] },
  2: { channels: 3, depths: [8, 16] },
  3: { channels: 1, depths: [1, 2, 4, 8] },
  4: { channels: 2, depths: [8, 16] },
  6: { channels: 4, depths: [8, 16] },
};
const OPAQUE_BLACK = 0xff000000;
const HEADER_BYTES = 13;

/** Size and pixel encoding of a PNG. @throws {UnreadableError} if the header is invalid. */
export function headerOf(chunks: readonly Chunk[]): { readonly size: Size; readonly format: PixelFormat } {
  const [first] = chunks;
  if (first?.type !== "IHDR" || first.data.length !== HEADER_BYTES) throw new UnreadableError("It is damaged.");
  const [depth = 0, colorType = 0, compression, filter, interlace = 0] = first.data.subarray(8);
  const kind = KINDS[colorType];
  if (!kind?.depths.includes(depth) || compression !== 0 || filter !== 0 || interlace > 1) {
    throw new UnreadableError("It is damaged: its header is invalid.");
  }
  const data = (type: string) => chunks.find((chunk) => chunk.type === type)?.data;
  const transparency = data("tRNS");
  return {
    size: checkedSize(first.data.readUInt32BE(0), first.data.readUInt32BE(4)),
    format: {
      colorType,
      depth,
      channels: kind.channels,
      isInterlaced: interlace === 1,
      palette: paletteOf(data("PLTE"), transparency),
      transparent: colorType === COLOR_TYPES.indexed ? undefined : samplesOf(transparency),
    },
  };
}

/** 256 colors; those missing in the file are black. */
function paletteOf(table: Buffer = Buffer.alloc(0), opacities: Buffer = Buffer.alloc(0)): Int32Array {
  const colors = new Int32Array(256).fill(OPAQUE_BLACK);
  for (let i = 0; i < colors.length; i++) {
    const color = 3 * i + 3 <= table.length ? table.readUIntLE(3 * i, 3) : 0;
    colors[i] = color | ((opacities[i] ?? 255) << 24);
  }
  return colors;
}

function samplesOf(data: Buffer | undefined): number[] | undefined {
  return data && Array.from({ length: data.length >> 1 }, (_, i) => data.readUInt16BE(2 * i));
}
