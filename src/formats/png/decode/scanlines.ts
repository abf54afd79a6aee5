import type { Size } from "../../../math/geometry.js";
import { UnreadableError } from "../../decoding/failures.js";
import type { PixelFormat } from "./header.js";
import { pixelReader } from "./pixels.js";

/** A part of a picture: every dx-th pixel of every dy-th row, from (x, y) on. */
interface Pass {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

const WHOLE: readonly Pass[] = [{ x: 0, y: 0, dx: 1, dy: 1 }];
/** Adam7: the seven passes of an interlaced picture. */
const INTERLACED: readonly Pass[] = [
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
