import type { Size } from "../../../math/geometry.js";
import { UnreadableError } from "../../decoding/failures.js";
import { checkedSize } from "../../decoding/size-limit.js";
import type { Chunk } from "./chunks.js";

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

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};
const OPAQUE_BLACK = 0xff000000;
const HEADER_BYTES = 13;

/** Size and pixel encoding of a PNG. @throws {UnreadableError} if the header is invalid. */
export function headerOf(chunks: readonly Chunk[]): { readonly size: Size; readonly format: PixelFormat } {
  const [first] = chunks;
  if (first?.type !== "IHDR" || first.data.length !== HEADER_BYTES) throw new UnreadableError("It is damaged.");
  const [depth = 0, colorType = 0, compression, filter, interlace = 0] = first.data.subarray(8);
  const channels = CHANNELS[colorType];
  if (!channels || !DEPTHS[colorType]?.includes(depth) || compression !== 0 || filter !== 0 || interlace > 1) {
    throw new UnreadableError("It is damaged: its header is invalid.");
  }
  const data = (type: string) => chunks.find((chunk) => chunk.type === type)?.data;
  const transparency = data("tRNS");
  return {
    size: checkedSize(first.data.readUInt32BE(0), first.data.readUInt32BE(4)),
    format: {
      colorType,
      depth,
      channels,
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
