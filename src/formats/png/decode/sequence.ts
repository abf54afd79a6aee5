import { type Size, wholeOf } from "../../../math/geometry.js";
import { ByteReader } from "../../decoding/byte-reader.js";
import type { SubImage } from "../../decoding/canvas.js";
import { UnreadableError } from "../../decoding/failures.js";
import { checkedSize } from "../../decoding/size-limit.js";
import type { Chunk } from "./chunks.js";

/** An image as the file has it: compressed, in as many pieces as it likes. */
export interface PngImage extends Omit<SubImage, "words"> {
  readonly data: Uint8Array[];
}

const DISPOSALS = ["keep", "clear", "restore"] as const;
const BLENDS = ["source", "over"] as const;
/** What a delay of n/0 stands for. */
const USUAL_DENOMINATOR = 100;

/**
 * The images of a file in order.
 *
 * @returns `plays` is 0 for ever; undefined for a still, which has one image.
 * @throws {UnreadableError} if there are not as many as it says, or if any are out of order.
 */
export function sequenceOf(
  chunks: readonly Chunk[],
  size: Size,
): { readonly images: readonly PngImage[]; readonly plays: number | undefined } {
  const animation = chunks.find(({ type }) => type === "acTL")?.data;
  const images = animation ? animated(chunks) : [stillOf(chunks, size)];
  if (!animation) return { images, plays: undefined };
  const reader = new ByteReader(animation);
  const [promised, plays] = [reader.bigEndian(4), reader.bigEndian(4)];
  if (images.length !== promised || images.length === 0) {
    throw new UnreadableError(`There should be ${promised} images in it, but there are ${images.length}.`);
  }
  return { images, plays };
}

function stillOf(chunks: readonly Chunk[], size: Size): PngImage {
  const data = chunks.filter(({ type }) => type === "IDAT").map((chunk) => chunk.data);
  return { rect: wholeOf(size), blend: "source", disposal: "keep", durationMs: 0, data };
}

function animated(chunks: readonly Chunk[]): PngImage[] {
  const images: PngImage[] = [];
  let expected = 0;
  for (const { type, data } of chunks) {
    const image = images.at(-1);
    // The picture for viewers of stills is no part of the animation where nothing is said of it before.
    if (type === "IDAT") image?.data.push(data);
    if (type !== "fcTL" && type !== "fdAT") continue;
    const reader = new ByteReader(data);
    if (reader.bigEndian(4) !== expected++) throw new UnreadableError("It is damaged: an image is missing.");
    if (type === "fcTL") images.push(controlled(reader));
    else image?.data.push(data.subarray(4));
  }
  return images;
}

function controlled(reader: ByteReader): PngImage {
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
