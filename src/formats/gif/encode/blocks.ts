import type { Rect, Size } from "../../../math/geometry.js";
import type { Color } from "../../colors/color-counts.js";
import { delayParts } from "../../delays.js";

/** The first bytes of blocks. */
export const EXTENSION = 0x21;
export const IMAGE = 0x2c;
export const TRAILER = 0x3b;

const MOST_SUB_BLOCK_BYTES = 255;
const GLOBAL_TABLE_IN_8_BIT = 0xf0;
const KEEP = 1 << 2;
/** The longest delay of one image, in 1/100 s. */
const LONGEST_DELAY = 0xffff;
/** Browsers replace delays of 0 and 1 by a tenth of a second. */
export const SHORTEST_DELAY = 2;
/** A GIF's unit of time. */
export const UNIT_MS = 10;

/** Signature, screen size and the palette that all images share. */
export function header({ width, height }: Size, palette: readonly Color[]): number[] {
  const tableBits = paletteBits(palette.length);
  const table = new Array<number>(3 << tableBits).fill(0);
  palette.forEach((color, i) => {
    table[3 * i] = color & 0xff;
    table[3 * i + 1] = (color >>> 8) & 0xff;
    table[3 * i + 2] = (color >>> 16) & 0xff;
  });
  return [...ascii("GIF89a"), ...word(width), ...word(height), GLOBAL_TABLE_IN_8_BIT | (tableBits - 1), 0, 0, ...table];
}

/** Bits of an index into a palette of this many entries, 1 to 8. */
export function paletteBits(entries: number): number {
  return Math.max(1, Math.ceil(Math.log2(entries)));
}

/** The block for the number of plays, 0 for forever; empty for one play. */
export function loopExtension(plays: number): number[] {
  if (plays === 1) return [];
  // The block counts repeats after the first play.
  const repeats = plays === 0 ? 0 : plays - 1;
  return [EXTENSION, 0xff, 11, ...ascii("NETSCAPE2.0"), 3, 1, ...word(repeats), 0];
}

export function commentExtension(comment: string): number[] {
  return [EXTENSION, 0xfe, ...subBlocks(Uint8Array.from(ascii(comment)))];
}

/** Delays of consecutive images for a duration, in 1/100 s. */
export function delaysFor(duration: number): number[] {
  return delayParts(duration, LONGEST_DELAY, SHORTEST_DELAY);
}

/** The block with the delay and the transparent index of the next image. */
export function graphicControl(delay: number, transparent: number | undefined): number[] {
  const flags = KEEP | (transparent === undefined ? 0 : 1);
  return [EXTENSION, 0xf9, 4, flags, ...word(delay), transparent ?? 0, 0];
}

export function imageDescriptor({ x, y, width, height }: Rect): number[] {
  return [IMAGE, ...word(x), ...word(y), ...word(width), ...word(height), 0];
}

/** Data in blocks of at most 255 bytes, each preceded by its length, and a final empty block. */
export function subBlocks(data: Uint8Array): Uint8Array {
  const count = Math.ceil(data.length / MOST_SUB_BLOCK_BYTES);
  const blocks = new Uint8Array(data.length + count + 1);
  for (let i = 0; i < count; i++) {
    const part = data.subarray(i * MOST_SUB_BLOCK_BYTES, (i + 1) * MOST_SUB_BLOCK_BYTES);
    const at = i * (MOST_SUB_BLOCK_BYTES + 1);
    blocks[at] = part.length;
    blocks.set(part, at + 1);
  }
  return blocks;
}

function ascii(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0) & 0x7f);
}

function word(value: number): [number, number] {
  return [value & 0xff, value >>> 8];
}
