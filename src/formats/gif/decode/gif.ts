import { composedImages, type SubImage } from "../../decoding/canvas.js";
import type { DecodedFilm } from "../../decoding/decoded-film.js";
import { blocksOf, type GifImage } from "./blocks.js";
import { decompressedIndices } from "./lzw.js";

/** The four passes of an interlaced image: first row and step. */
const PASSES = [
  [0, 8],
  [4, 8],
  [2, 4],
  [1, 2],
] as const;

/**
 * Decodes a GIF as browsers show it: the background is transparent, whatever the file says.
 *
 * @throws {UnreadableError} if the file is not a GIF, or not a whole one.
 * @see https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 */
export function decodeGif(file: Uint8Array): DecodedFilm {
  const { size, plays, images } = blocksOf(file);
  return { size, plays, images: () => composedImages(size, subImages(images)) };
}

function* subImages(images: readonly GifImage[]): Generator<SubImage> {
  for (const { rect, colors, isInterlaced, rootBits, data, disposal, durationMs } of images) {
    const { width, height } = rect;
    const indices = decompressedIndices(Buffer.concat(data), rootBits, width * height);
    const words = new Int32Array(indices.length);
    let from = 0;
    for (const row of isInterlaced ? interlacedRows(height) : rowsInOrder(height)) {
      for (let at = row * width; at < (row + 1) * width; at++) words[at] = colors[indices[from++] as number] as number;
    }
    yield { rect, words, blend: "over", disposal, durationMs };
  }
}

function* rowsInOrder(height: number): Generator<number> {
  for (let row = 0; row < height; row++) yield row;
}

function* interlacedRows(height: number): Generator<number> {
  for (const [first, step] of PASSES) for (let row = first; row < height; row += step) yield row;
}
