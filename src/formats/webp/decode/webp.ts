import { readFile } from "node:fs/promises";
import type { WebPModule } from "@jsquash/webp/codec/dec/webp_dec.js";
import { builtFile } from "../../../files/disk.js";
import { wordsOf } from "../../../film/frame.js";
import type { Rect } from "../../../math/geometry.js";
import { ByteReader, checkedSize } from "../../decoding/byte-reader.js";
import { composedImages, type DecodedFilm, type SubImage, stillFilm } from "../../decoding/decoded-film.js";
import { NoDecoderError, UnreadableError } from "../../decoding/failures.js";
import { type Bitstream, bitstreamIn, type Chunk, chunksIn, chunksOf } from "./bitstream.js";

interface WebpImage extends Omit<SubImage, "words"> {
  readonly bitstream: Bitstream;
}

const CLEARS = 1;
const REPLACES = 2;

/**
 * Decodes a still or animated WebP, lossless or lossy. The background is transparent, as in browsers.
 *
 * @throws {UnreadableError} if the file is not a WebP, or not a whole one.
 * @throws {NoDecoderError} if the build has no decoder.
 * @see https://www.rfc-editor.org/rfc/rfc9649
 */
export async function decodeWebp(file: Uint8Array): Promise<DecodedFilm> {
  const chunks = chunksOf(file);
  const animation = chunks.find(({ type }) => type === "ANIM");
  const decode = await libwebp();
  if (!animation) {
    const bitstream = bitstreamIn(chunks);
    return stillFilm(bitstream.size, () => decode(bitstream));
  }
  const size = canvasSize(chunks);
  const images = chunks.filter(({ type }) => type === "ANMF").map(imageOf);
  if (images.length === 0) throw new UnreadableError("It has no picture.");
  const control = new ByteReader(animation.data);
  control.bytes(4);
  return { size, plays: control.littleEndian(2), images: () => composedImages(size, subImages(images, decode)) };
}

function* subImages(images: readonly WebpImage[], decode: Libwebp): Generator<SubImage> {
  for (const { bitstream, ...image } of images) yield { ...image, words: decode(bitstream) };
}

function canvasSize(chunks: readonly Chunk[]) {
  const [extended] = chunks;
  if (extended?.type !== "VP8X") throw new UnreadableError("It is damaged.");
  const reader = new ByteReader(extended.data);
  reader.bytes(4);
  return checkedSize(reader.littleEndian(3) + 1, reader.littleEndian(3) + 1);
}

function imageOf({ data }: Chunk): WebpImage {
  const reader = new ByteReader(data);
  const [x = 0, y = 0, right = 0, bottom = 0, durationMs = 0] = Array.from({ length: 5 }, () => reader.littleEndian(3));
  const flags = reader.littleEndian(1);
  const rect: Rect = { x: 2 * x, y: 2 * y, width: right + 1, height: bottom + 1 };
  const bitstream = bitstreamIn(chunksIn(data.subarray(16)));
  const { width, height } = bitstream.size;
  if (width !== rect.width || height !== rect.height) throw new UnreadableError("One of its images is damaged.");
  return {
    rect,
    bitstream,
    durationMs,
    blend: (flags & REPLACES) === 0 ? "over" : "source",
    disposal: (flags & CLEARS) === 0 ? "keep" : "clear",
  };
}

/** Decodes pictures. */
type Libwebp = (bitstream: Bitstream) => Int32Array;

/**
 * libwebp as WebAssembly with its own memory, so a hostile file can damage nothing outside it.
 *
 * @throws {NoDecoderError} if the build has no decoder.
 */
async function libwebp(): Promise<Libwebp> {
  const module = await loadedModule();
  return ({ size, file }) => {
    let rgba: Uint8ClampedArray | undefined;
    try {
      rgba = module.decode(file as Buffer<ArrayBuffer>)?.data;
    } catch (cause) {
      throw new UnreadableError("One of its images is damaged.", { cause });
    }
    if (rgba?.length !== 4 * size.width * size.height) throw new UnreadableError("One of its images is damaged.");
    return wordsOf(rgba);
  };
}

async function loadedModule(): Promise<WebPModule> {
  const path = builtFile("webp_dec.wasm");
  try {
    const { default: load } = await import("@jsquash/webp/codec/dec/webp_dec.js");
    const wasmBinary = await readFile(path);
    return await load({ noInitialRun: true, wasmBinary } as Parameters<typeof load>[0]);
  } catch (cause) {
    throw new NoDecoderError(`The WebP decoder is missing: ${path}.`, { cause });
  }
}
