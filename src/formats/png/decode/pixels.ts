import { COLOR_TYPES, type PixelFormat } from "./header.js";

/** Reads a pixel of a row: red in the lowest byte, then green, blue and opacity. */
type PixelReader = (line: Buffer, column: number) => number;

const OPAQUE = 255;

export function pixelReader(format: PixelFormat): PixelReader {
  const { colorType, depth, channels, palette, transparent } = format;
  const sample = sampleReader(depth);
  /** Converts a sample of any depth to eight bits. */
  const level = (value: number) => (depth === 16 ? value >> 8 : (value * 255) / ((1 << depth) - 1));
  if (colorType === COLOR_TYPES.indexed) return (line, column) => palette[sample(line, column)] as number;
  if (colorType === COLOR_TYPES.rgba && depth === 8) return (line, column) => line.readInt32LE(4 * column);
  const isGray = colorType === COLOR_TYPES.gray || colorType === COLOR_TYPES.grayAlpha;
  const hasAlpha = colorType === COLOR_TYPES.grayAlpha || colorType === COLOR_TYPES.rgba;
  return (line, column) => {
    const at = channels * column;
    const red = sample(line, at);
    const green = isGray ? red : sample(line, at + 1);
    const blue = isGray ? red : sample(line, at + 2);
    const isHidden = transparent && red === transparent[0] && (isGray || isColor(transparent, green, blue));
    const alpha = hasAlpha ? level(sample(line, at + channels - 1)) : OPAQUE;
    return level(red) | (level(green) << 8) | (level(blue) << 16) | ((isHidden ? 0 : alpha) << 24);
  };
}

function isColor(samples: readonly number[], green: number, blue: number): boolean {
  return samples[1] === green && samples[2] === blue;
}

/** Reads the n-th sample of a row. Samples below 8 bits start in a byte's highest bits. */
function sampleReader(depth: number): (line: Buffer, index: number) => number {
  if (depth === 8) return (line, index) => line[index] as number;
  if (depth === 16) return (line, index) => line.readUInt16BE(2 * index);
  return (line, index) => {
    const bit = index * depth;
    return ((line[bit >> 3] as number) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
  };
}
