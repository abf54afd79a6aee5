import type { Rect, Size } from "../../../math/geometry.js";

/** Feature flags in the file's first chunk; `alpha` if any image has transparent pixels. */
export const FEATURES = { animation: 0x02, exif: 0x08, alpha: 0x10 } as const;
/** Blending of an image over the pixels beneath, or replacement of them. */
export const BLENDS = { over: 0, source: 2 } as const;
/** The tag of the program that made a picture; "II" stands for little-endian. */
const EXIF_SOFTWARE = 0x0131;
const EXIF_ASCII = 2;

/** An image of the animation: rectangle, blending, VP8L bitstream. */
export interface SubImage {
  readonly rect: Rect;
  readonly blend: number;
  readonly data: Uint8Array;
}

/** The whole file, which begins with its length. */
export function riff(...chunks: readonly Buffer[]): Buffer {
  return chunk("RIFF", Buffer.from("WEBP", "latin1"), ...chunks);
}

export function extendedHeader({ width, height }: Size, features: number): Buffer {
  return chunk("VP8X", littleEndian(4, features), littleEndian(3, width - 1, height - 1));
}

/** @param plays Number of plays, 0 to 65,535; 0 is forever. */
export function animation(plays: number): Buffer {
  // The background is never visible.
  const background = 0;
  return chunk("ANIM", littleEndian(4, background), littleEndian(2, plays));
}

/**
 * An image with its duration. It stays on the canvas afterwards.
 *
 * @param image x and y are even.
 * @param durationMs At most 2^24 − 1.
 */
export function animationFrame({ rect: { x, y, width, height }, blend, data }: SubImage, durationMs: number): Buffer {
  const fields = littleEndian(3, x / 2, y / 2, width - 1, height - 1, durationMs);
  return chunk("ANMF", fields, Uint8Array.of(blend), chunk("VP8L", data));
}

/** A comment in EXIF's field for the program that made the picture. @param text ASCII. */
export function exif(text: string): Buffer {
  const bytes = Buffer.from(`${text}\0\0\0\0`, "latin1").subarray(0, Math.max(4, text.length + 1));
  const [firstDirectory, textAt] = [8, 26];
  // Up to four bytes are stored in place of their address.
  const isShort = text.length < 4;
  return chunk(
    "EXIF",
    Buffer.from("II", "latin1"),
    littleEndian(2, 42),
    littleEndian(4, firstDirectory),
    littleEndian(2, 1, EXIF_SOFTWARE, EXIF_ASCII),
    littleEndian(4, text.length + 1),
    isShort ? bytes : littleEndian(4, textAt),
    littleEndian(4, 0),
    isShort ? new Uint8Array(0) : bytes,
  );
}

/** Four-letter name, length, data, padded to an even length. */
export function chunk(name: string, ...parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Buffer.from(name, "latin1"), littleEndian(4, length), ...parts, new Uint8Array(length % 2)]);
}

function littleEndian(bytes: number, ...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(bytes * values.length);
  values.forEach((value, i) => {
    buffer.writeUIntLE(value, bytes * i, bytes);
  });
  return buffer;
}
