import { promisify } from "node:util";
import { type InputType, inflate as inflateWithCallback, type ZlibOptions } from "node:zlib";
import type { Size } from "../../../math/geometry.js";
import { ByteReader, checkedSize } from "../../decoding/byte-reader.js";
import { composedImages, type DecodedFilm, type SubImage, stillFilm } from "../../decoding/decoded-film.js";
import { UnreadableError } from "../../decoding/failures.js";
import { type Chunk, chunksOf, headerOf, type PixelFormat } from "./header.js";
import { bytesOf, wordsFrom } from "./scanlines.js";

const inflate = promisify<InputType, ZlibOptions, Buffer>(inflateWithCallback);

/** An image as stored in the file: compressed, in any number of pieces. */
interface PngImage extends Omit<SubImage, "words"> {
  readonly data: Uint8Array[];
}

const DISPOSALS = ["keep", "clear", "restore"] as const;
const BLENDS = ["source", "over"] as const;
/** Replaces the 0 in a delay of n/0. */
const USUAL_DENOMINATOR = 100;

/**
 * Decodes a still or animated PNG of any kind, converted to eight bits a channel.
 *
 * @throws {UnreadableError} if the file is not a PNG, or not a whole one.
 * @see https://www.w3.org/TR/png-3/
 */
export function decodePng(file: Uint8Array): DecodedFilm {
  const chunks = chunksOf(file);
  const { size, format } = headerOf(chunks);
  const animation = chunks.find(({ type }) => type === "acTL")?.data;
  if (!animation) {
    const data = chunks.filter(({ type }) => type === "IDAT").map((chunk) => chunk.data);
    return stillFilm(size, () => wordsOf(data, size, format));
  }
  const images = animationImages(chunks);
  const reader = new ByteReader(animation);
  const [promised, plays] = [reader.bigEndian(4), reader.bigEndian(4)];
  if (images.length !== promised || images.length === 0) {
    throw new UnreadableError(`It should have ${promised} images, but has ${images.length}.`);
  }
  return { size, plays, images: () => composedImages(size, subImages(images, format)) };
}

async function* subImages(images: readonly PngImage[], format: PixelFormat): AsyncGenerator<SubImage> {
  for (const { data, ...image } of images) yield { ...image, words: await wordsOf(data, image.rect, format) };
}

/** The pixels of an image. @throws {UnreadableError} if it has too few, or its data is damaged. */
async function wordsOf(data: readonly Uint8Array[], size: Size, format: PixelFormat): Promise<Int32Array> {
  const length = bytesOf(size, format);
  let whole: Buffer;
  try {
    // The limit matters: a few hostile bytes can inflate to any amount of memory.
    whole = await inflate(Buffer.concat(data), { maxOutputLength: length });
  } catch (cause) {
    throw new UnreadableError("One of its images is damaged.", { cause });
  }
  if (whole.length < length) throw new UnreadableError("One of its images has too few pixels.");
  return wordsFrom(whole, size, format);
}

/** The images in order. @throws {UnreadableError} if one is missing. */
function animationImages(chunks: readonly Chunk[]): PngImage[] {
  const images: PngImage[] = [];
  let expected = 0;
  for (const { type, data } of chunks) {
    const image = images.at(-1);
    // Without an fcTL before it, the still picture is not part of the animation.
    if (type === "IDAT") image?.data.push(data);
    if (type !== "fcTL" && type !== "fdAT") continue;
    const reader = new ByteReader(data);
    if (reader.bigEndian(4) !== expected++) throw new UnreadableError("It is damaged: an image is missing.");
    if (type === "fcTL") images.push(imageFrom(reader));
    else image?.data.push(data.subarray(4));
  }
  return images;
}

function imageFrom(reader: ByteReader): PngImage {
  const [width = 0, height = 0, x = 0, y = 0] = Array.from({ length: 4 }, () => reader.bigEndian(4));
  const [numerator, denominator] = [reader.bigEndian(2), reader.bigEndian(2)];
  return {
    rect: { x, y, ...checkedSize(width, height) },
    durationMs: (1000 * numerator) / (denominator || USUAL_DENOMINATOR),
    disposal: DISPOSALS[reader.bigEndian(1)] ?? "keep",
    blend: BLENDS[reader.bigEndian(1)] ?? "source",
    data: [],
  };
}
