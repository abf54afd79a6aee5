import { promisify } from "node:util";
import { type InputType, inflate as inflateWithCallback, type ZlibOptions } from "node:zlib";
import { type Size, wholeOf } from "../../../math/geometry.js";
import { composedImages, type SubImage } from "../../decoding/canvas.js";
import type { DecodedFilm, DecodedImage } from "../../decoding/decoded-film.js";
import { UnreadableError } from "../../decoding/failures.js";
import { chunksOf } from "./chunks.js";
import { headerOf, type PixelFormat } from "./header.js";
import { bytesOf, wordsFrom } from "./scanlines.js";
import { type PngImage, sequenceOf } from "./sequence.js";

const inflate = promisify<InputType, ZlibOptions, Buffer>(inflateWithCallback);

/**
 * Decodes a still or animated PNG of any kind, converted to eight bits a channel.
 *
 * @throws {UnreadableError} if the file is not a PNG, or not a whole one.
 * @see https://www.w3.org/TR/png-3/
 */
export function decodePng(file: Uint8Array): DecodedFilm {
  const chunks = chunksOf(file);
  const { size, format } = headerOf(chunks);
  const { images, plays } = sequenceOf(chunks, size);
  if (plays === undefined) return { size, plays: 1, images: () => still(size, format, images) };
  return { size, plays, images: () => composedImages(size, subImages(images, format)) };
}

async function* still(size: Size, format: PixelFormat, images: readonly PngImage[]): AsyncGenerator<DecodedImage> {
  for await (const { words } of subImages(images, format)) {
    yield { rgba: new Uint8ClampedArray(words.buffer), startMs: 0, endMs: Infinity, changed: wholeOf(size) };
  }
}

async function* subImages(images: readonly PngImage[], format: PixelFormat): AsyncGenerator<SubImage> {
  for (const { rect, blend, disposal, durationMs, data } of images) {
    yield {
      rect,
      words: wordsFrom(await inflatedBytes(data, bytesOf(rect, format)), rect, format),
      blend,
      disposal,
      durationMs,
    };
  }
}

async function inflatedBytes(data: readonly Uint8Array[], length: number): Promise<Buffer> {
  let whole: Buffer;
  try {
    // The limit matters: a few hostile bytes can inflate to any amount of memory.
    whole = await inflate(Buffer.concat(data), { maxOutputLength: length });
  } catch (cause) {
    throw new UnreadableError("One of its images is damaged.", { cause });
  }
  if (whole.length < length) throw new UnreadableError("One of its images has too few pixels.");
  return whole;
}
