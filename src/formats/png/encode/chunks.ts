import { crc32 } from "node:zlib";
import type { Rect, Size } from "../../../math/geometry.js";
import type { Color } from "../../colors/color-counts.js";

/** The duration of an image: numerator/denominator seconds, 16 bits each. */
export interface Delay {
  readonly numerator: number;
  readonly denominator: number;
}

const BITS_A_CHANNEL = 8;

/** The header's codes for pixel types. */
export const COLOR_TYPES = { rgb: 2, indexed: 3, rgba: 6 } as const;

/** A sub-image replaces the pixels beneath (source), or is blended over them. */
export const BLENDS = { source: 0, over: 1 } as const;

export const SIGNATURE: Uint8Array = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

export function imageHeader({ width, height }: Size, colorType: number): Buffer {
  return chunk("IHDR", longs(width, height), Uint8Array.of(BITS_A_CHANNEL, colorType, 0, 0, 0));
}

export function paletteChunk(colors: readonly Color[]): Buffer {
  return chunk("PLTE", Uint8Array.from(colors.flatMap((color) => [color & 0xff, (color >>> 8) & 0xff, color >>> 16])));
}

/** Makes the first index of the palette transparent. */
export function firstIndexIsTransparent(): Buffer {
  return chunk("tRNS", Uint8Array.of(0));
}

/** @param text Latin-1. */
export function comment(text: string): Buffer {
  return chunk("tEXt", Buffer.from(`Comment\0${text}`, "latin1"));
}

/** @param plays Number of plays; 0 is forever. */
export function animationControl(images: number, plays: number): Buffer {
  return chunk("acTL", longs(images, plays));
}

/** Rectangle, delay and blending of the next image, which stays on the canvas. */
export function frameControl(
  sequenceNumber: number,
  { x, y, width, height }: Rect,
  { numerator, denominator }: Delay,
  blend: number,
): Buffer {
  const leaveIt = 0;
  const delay = Uint8Array.of(numerator >>> 8, numerator & 0xff, denominator >>> 8, denominator & 0xff);
  return chunk("fcTL", longs(sequenceNumber, width, height, x, y), delay, Uint8Array.of(leaveIt, blend));
}

export function imageData(deflated: Uint8Array): Buffer {
  return chunk("IDAT", deflated);
}

/** The data of an animation's images after the first. */
export function laterImageData(sequenceNumber: number, deflated: Uint8Array): Buffer {
  return chunk("fdAT", longs(sequenceNumber), deflated);
}

export function imageEnd(): Buffer {
  return chunk("IEND");
}

/** A whole PNG of one picture. @param deflated Its compressed scanlines. */
export function stillFile(
  size: Size,
  { colorType, chunks }: { readonly colorType: number; readonly chunks: readonly Uint8Array[] },
  text: string,
  deflated: Uint8Array,
): Buffer {
  const parts = [imageHeader(size, colorType), ...chunks, comment(text), imageData(deflated), imageEnd()];
  return Buffer.concat([SIGNATURE, ...parts]);
}

/** Length, type, data, and the checksum of type and data. */
function chunk(type: string, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), ...parts]);
  return Buffer.concat([longs(body.length - type.length), body, longs(crc32(body))]);
}

/** Numbers of 32 bits, most significant byte first. */
function longs(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => {
    bytes.writeUInt32BE(value, 4 * i);
  });
  return bytes;
}
