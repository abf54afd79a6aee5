import { readFile } from "node:fs/promises";
import type { WebPModule } from "@jsquash/webp/codec/dec/webp_dec.js";
import { builtFile } from "../../../files/disk.js";
import { wordsOf } from "../../../film/frame.js";
import { NoDecoderError, UnreadableError } from "../../decoding/failures.js";
import type { Bitstream } from "./bitstream.js";

/** Decodes pictures. */
export type Libwebp = (bitstream: Bitstream) => Int32Array;

/**
 * libwebp as WebAssembly with its own memory, so a hostile file can damage nothing outside it.
 *
 * @throws {NoDecoderError} if the build has no decoder.
 */
export async function libwebp(): Promise<Libwebp> {
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
