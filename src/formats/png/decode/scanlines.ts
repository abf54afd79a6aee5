import type { Size } from "../../../math/geometry.js";
import { UnreadableError } from "../../decoding/failures.js";
import { COLOR_TYPES, type PixelFormat } from "./header.js";

/** Passes over a picture: every dx-th pixel of every dy-th row, from (x, y) on. */
const WHOLE = [{ x: 0, y: 0, dx: 1, dy: 1 }];
/** Adam7: the seven passes of an interlaced picture. */
const INTERLACED = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
];

/** Length of an image in bytes before compression. */
export function bytesOf(size: Size, format: PixelFormat): number {
  return passesOf(size, format).reduce((sum, pass) => sum + pass.rows * (1 + pass.rowBytes), 0);
}

/** Pixels of an image from its filtered scanlines. @param data `bytesOf` bytes; overwritten. */
export function wordsFrom(data: Buffer, size: Size, format: PixelFormat): Int32Array {
  const words = new Int32Array(size.width * size.height);
  const bytesAPixel = Math.max(1, (format.channels * format.depth) >> 3);
  const read = pixelReader(format);
  let at = 0;
  for (const { x, y, dx, dy, rows, columns, rowBytes } of passesOf(size, format)) {
    let above: Buffer = Buffer.alloc(rowBytes);
    for (let row = 0; row < rows; row++) {
      const filter = data[at] as number;
      const line = data.subarray(at + 1, at + 1 + rowBytes);
      at += 1 + rowBytes;
      unfilter(line, above, bytesAPixel, filter);
      const start = (y + row * dy) * size.width + x;
      for (let column = 0; column < columns; column++) words[start + column * dx] = read(line, column);
      above = line;
    }
  }
  return words;
}

function passesOf({ width, height }: Size, { isInterlaced, channels, depth }: PixelFormat) {
  return (isInterlaced ? INTERLACED : WHOLE)
    .map((pass) => {
      const columns = Math.ceil((width - pass.x) / pass.dx);
      const rows = Math.ceil((height - pass.y) / pass.dy);
      return { ...pass, columns, rows, rowBytes: Math.ceil((columns * channels * depth) / 8) };
    })
    .filter(({ columns, rows }) => columns > 0 && rows > 0);
}

/** Undoes a row's filter in place. @see https://www.w3.org/TR/png-3/#9Filters */
function unfilter(line: Buffer, above: Buffer, bytesAPixel: number, filter: number): void {
  if (filter === 0) return;
  if (filter > 4) throw new UnreadableError("One of its images is damaged.");
  for (let i = 0; i < line.length; i++) {
    const left = i < bytesAPixel ? 0 : (line[i - bytesAPixel] as number);
    const up = above[i] as number;
    const corner = i < bytesAPixel ? 0 : (above[i - bytesAPixel] as number);
    let guess = up;
    if (filter === 1) guess = left;
    else if (filter === 3) guess = (left + up) >> 1;
    else if (filter === 4) guess = paeth(left, up, corner);
    line[i] = (line[i] as number) + guess;
  }
}

/** Paeth's predictor: the neighbor nearest to left + up − corner. */
function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Reads a pixel of a row: red in the lowest byte, then green, blue and opacity. */
type PixelReader = (line: Buffer, column: number) => number;

const OPAQUE = 255;

function pixelReader(format: PixelFormat): PixelReader {
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
