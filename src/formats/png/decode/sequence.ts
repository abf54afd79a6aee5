import { type Size, wholeOf } from "../../../math/geometry.js";
import { ByteReader } from "../../decoding/byte-reader.js";
import type { SubImage } from "../../decoding/canvas.js";
import { UnreadableError } from "../../decoding/failures.js";
import { checkedSize } from "../../decoding/size-limit.js";
import type { Chunk } from "./chunks.js";

/** An image as stored in the file: compressed, in any number of pieces. */
export interface PngImage extends Omit<SubImage, "words"> {
  readonly data: Uint8Array[];
}

const DISPOSALS = ["keep", "clear", "restore"] as const;
const BLENDS = ["source", "over"] as const;
/** Replaces the 0 in a delay of n/0. */
const USUAL_DENOMINATOR = 100;

/**
 * The images of a file in order.
 *
 * @returns `plays` is 0 for forever; undefined for a still, which has one image.
 * @throws {UnreadableError} if the number of images differs from the header's, or they are out of order.
 */
export function sequenceOf(
  chunks: readonly Chunk[],
  size: Size,
): { readonly images: readonly PngImage[]; readonly plays: number | undefined } {
  const animation = chunks.find(({ type }) => type === "acTL")?.data;
  const images = animation ? animationImages(chunks) : [stillOf(chunks, size)];
  if (!animation) return { images, plays: undefined };
  const reader = new ByteReader(animation);
  const [promised, plays] = [reader.bigEndian(4), reader.bigEndian(4)];
  if (images.length !== promised || images.length === 0) {
    throw new UnreadableError(`It should have ${promised} images, but has ${images.length}.`);
  }
  return { images, plays };
}

function stillOf(chunks: readonly Chunk[], size: Size): PngImage {
  const data = chunks.filter(({ type }) => type === "IDAT").map((chunk) => chunk.data);
  return { rect: wholeOf(size), blend: "source", disposal: "keep", durationMs: 0, data };
}

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
