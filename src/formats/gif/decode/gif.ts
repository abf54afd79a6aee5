import type { Rect } from "../../../math/geometry.js";
import { ByteReader, checkedSize } from "../../decoding/byte-reader.js";
import { composedImages, type DecodedFilm, type SubImage } from "../../decoding/decoded-film.js";
import { UnreadableError } from "../../decoding/failures.js";
import { EXTENSION, IMAGE, SHORTEST_DELAY, TRAILER, UNIT_MS } from "../encode/blocks.js";
import { decompressedIndices } from "./lzw.js";

const GRAPHIC_CONTROL = 0xf9;
const APPLICATION = 0xff;
const LOOPS = ["NETSCAPE2.0", "ANIMEXTS1.0"];
const OPAQUE_BLACK = 0xff000000;
const MOST_INDICES = 256;
const DISPOSALS = ["keep", "keep", "clear", "restore"] as const;
/** First row and step of the passes over an image's rows: one in order, or the four of an interlaced image. */
const IN_ORDER = [[0, 1]] as const;
const INTERLACED = [
  [0, 8],
  [4, 8],
  [2, 4],
  [1, 2],
] as const;

/** An image as stored in the file. */
interface GifImage extends Pick<SubImage, "rect" | "disposal" | "durationMs"> {
  /** 256 colors: those missing in the file are black, and one may be transparent. */
  readonly colors: Int32Array;
  readonly isInterlaced: boolean;
  readonly rootBits: number;
  readonly data: readonly Uint8Array[];
}

interface Control extends Pick<SubImage, "disposal" | "durationMs"> {
  readonly transparent: number | undefined;
}

const UNCONTROLLED: Control = { disposal: "keep", durationMs: 0, transparent: undefined };

/**
 * Decodes a GIF as browsers show it: the background is transparent, whatever the file says.
 *
 * @throws {UnreadableError} if the file is not a GIF, or not a whole one.
 * @see https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 */
export function decodeGif(file: Uint8Array): DecodedFilm {
  const reader = new ByteReader(file);
  if (!["GIF87a", "GIF89a"].includes(file.length < 6 ? "" : reader.text(6)))
    throw new UnreadableError("It is not a GIF.");
  const size = checkedSize(reader.littleEndian(2), reader.littleEndian(2));
  const [flags = 0] = reader.bytes(3);
  const shared = tableIn(reader, flags);
  const images: GifImage[] = [];
  let control = UNCONTROLLED;
  let plays = 1;
  for (;;) {
    const kind = reader.littleEndian(1);
    if (kind === TRAILER) break;
    if (kind === IMAGE) {
      images.push(imageIn(reader, control, shared));
      control = UNCONTROLLED;
    } else if (kind === EXTENSION) {
      const label = reader.littleEndian(1);
      const blocks = subBlocksIn(reader);
      if (label === GRAPHIC_CONTROL) control = controlOf(blocks[0]);
      if (label === APPLICATION) plays = playsOf(blocks) ?? plays;
    } else {
      throw new UnreadableError("It is damaged: it has an unknown block.");
    }
  }
  if (images.length === 0) throw new UnreadableError("It has no picture.");
  return { size, plays, images: () => composedImages(size, subImages(images)) };
}

function* subImages(images: readonly GifImage[]): Generator<SubImage> {
  for (const { rect, colors, isInterlaced, rootBits, data, disposal, durationMs } of images) {
    const { width, height } = rect;
    const indices = decompressedIndices(Buffer.concat(data), rootBits, width * height);
    const words = new Int32Array(indices.length);
    let from = 0;
    for (const [first, step] of isInterlaced ? INTERLACED : IN_ORDER) {
      for (let row = first; row < height; row += step) {
        for (let at = row * width; at < (row + 1) * width; at++)
          words[at] = colors[indices[from++] as number] as number;
      }
    }
    yield { rect, words, blend: "over", disposal, durationMs };
  }
}

function imageIn(reader: ByteReader, control: Control, shared: Int32Array | undefined): GifImage {
  const [x = 0, y = 0, width = 0, height = 0] = Array.from({ length: 4 }, () => reader.littleEndian(2));
  const rect: Rect = { x, y, ...checkedSize(width, height) };
  const flags = reader.littleEndian(1);
  const colors = (tableIn(reader, flags) ?? shared ?? blackTable()).slice();
  if (control.transparent !== undefined) colors[control.transparent] = 0;
  const rootBits = reader.littleEndian(1);
  if (rootBits < 1 || rootBits > 8) throw new UnreadableError("One of its images is damaged.");
  const { disposal, durationMs } = control;
  return {
    rect,
    disposal,
    durationMs,
    colors,
    isInterlaced: (flags & 0x40) !== 0,
    rootBits,
    data: subBlocksIn(reader),
  };
}

function blackTable(): Int32Array {
  return new Int32Array(MOST_INDICES).fill(OPAQUE_BLACK);
}

/** The color table that follows if the flags say so. */
function tableIn(reader: ByteReader, flags: number): Int32Array | undefined {
  if ((flags & 0x80) === 0) return undefined;
  const colors = blackTable();
  const count = 2 << (flags & 7);
  for (let i = 0; i < count; i++) colors[i] = reader.littleEndian(3) | OPAQUE_BLACK;
  return colors;
}

/** The data of blocks up to the empty one. */
function subBlocksIn(reader: ByteReader): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  for (;;) {
    const length = reader.littleEndian(1);
    if (length === 0) return blocks;
    blocks.push(reader.bytes(length));
  }
}

function controlOf(block: Uint8Array | undefined): Control {
  if (!block || block.length < 4) throw new UnreadableError("It is damaged: an image has no delay.");
  const [flags = 0, low = 0, high = 0, transparent = 0] = block;
  const delay = low | (high << 8);
  return {
    disposal: DISPOSALS[(flags >> 2) & 7] ?? "keep",
    durationMs: delay < SHORTEST_DELAY ? 0 : UNIT_MS * delay,
    transparent: (flags & 1) === 1 ? transparent : undefined,
  };
}

/** Number of plays; undefined if the blocks are not a loop extension. */
function playsOf([name, loop]: readonly Uint8Array[]): number | undefined {
  if (!name || !LOOPS.includes(Buffer.from(name).toString("latin1")) || !loop || loop.length < 3) return undefined;
  if (loop[0] !== 1) return undefined;
  // The block counts repeats after the first play.
  const repeats = (loop[1] as number) | ((loop[2] as number) << 8);
  return repeats === 0 ? 0 : repeats + 1;
}
