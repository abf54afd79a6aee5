import { type SubImage, shown } from "../../decoding/canvas.js";
import type { DecodedFilm } from "../../decoding/decoded-film.js";
import { blocksOf, type GifImage } from "./blocks.js";
import { decompressed } from "./lzw.js";

/** The rows of an interlaced image come in four passes: from which row on, and every which. */
const PASSES = [
  [0, 8],
  [4, 8],
  [2, 4],
  [1, 2],
] as const;

/**
 * A GIF, as browsers show it: what is behind all images is transparent, whatever the file says.
 *
 * @throws {UnreadableError} if it is no GIF, or not a whole one.
 * @see https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 */
export function decodeGif(file: Uint8Array): DecodedFilm {
  const { size, plays, images } = blocksOf(file);
  return { size, plays, images: () => shown(size, subImages(images)) };
}

function* subImages(images: readonly GifImage[]): Generator<SubImage> {
  for (const { rect, colors, isInterlaced, rootBits, data, disposal, durationMs } of images) {
    const { width, height } = rect;
    const indices = decompressed(Buffer.concat(data), rootBits, width * height);
    const words = new Int32Array(indices.length);
    let from = 0;
    for (const row of isInterlaced ? interlaced(height) : straight(height)) {
      for (let at = row * width; at < (row + 1) * width; at++) words[at] = colors[indices[from++] as number] as number;
    }
    yield { rect, words, blend: "over", disposal, durationMs };
  }
}

function* straight(height: number): Generator<number> {
  for (let row = 0; row < height; row++) yield row;
}

function* interlaced(height: number): Generator<number> {
  for (const [first, step] of PASSES) for (let row = first; row < height; row += step) yield row;
}
