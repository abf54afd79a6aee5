import { GifReader } from "omggif";
import type { Decoded } from "./judge.js";

/** Decodes a GIF by a package, the one judge that is always there. */
export function decodeGif(file: Uint8Array): Decoded {
  const reader = new GifReader(Buffer.from(file));
  const { width, height } = reader;
  const rgba = new Uint8Array(4 * width * height);
  const images = Array.from({ length: reader.numFrames() }, (_, i) => {
    reader.decodeAndBlitFrameRGBA(i, rgba);
    return { durationMs: 10 * reader.frameInfo(i).delay, rgb: withoutAlpha(rgba) };
  });
  return { width, height, images };
}

export function withoutAlpha(rgba: Uint8Array | Uint8ClampedArray): Buffer {
  const rgb = Buffer.alloc((rgba.length / 4) * 3);
  for (let i = 0, o = 0; i < rgba.length; i += 4, o += 3) {
    rgb[o] = rgba[i] as number;
    rgb[o + 1] = rgba[i + 1] as number;
    rgb[o + 2] = rgba[i + 2] as number;
  }
  return rgb;
}
