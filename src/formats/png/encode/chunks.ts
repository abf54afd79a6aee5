import { crc32 } from "node:zlib";
import type { Rect, Size } from "../../../math/geometry.js";
import type { Color } from "../../colors/color-counts.js";

/** How long an image is shown: so many of a second's `denominator` parts; 16 bits each. */
export interface Delay {
  readonly numerator: number;
  readonly denominator: number;
}

const BITS_A_CHANNEL = 8;

/** How a file says what its pixels are. */
export const COLOR_TYPES = { rgb: 2, indexed: 3, rgba: 6 } as const;

/** Whether a sub-image takes the place of the pixels beneath, or lets them show through. */
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

/** @param plays How many times; 0 is forever. */
export function animationControl(images: number, plays: number): Buffer {
  return chunk("acTL", longs(images, plays));
}

/** Where the image that follows lies, how long it is shown, and how it meets what is beneath; then it stays. */
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

/** The data of every image of an animation but the first. */
export function laterImageData(sequenceNumber: number, deflated: Uint8Array): Buffer {
  return chunk("fdAT", longs(sequenceNumber), deflated);
}

export function imageEnd(): Buffer {
  return chunk("IEND");
}

/** Length, type, data, and the checksum of type and data. */
function chunk(type: string, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), ...parts]);
  return Buffer.concat([longs(body.length - type.length), body, longs(crc32(body))]);
}

/** Numbers of 32 bits, the most significant byte first. */
function longs(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => {
    bytes.writeUInt32BE(value, 4 * i);
  });
  return bytes;
}
