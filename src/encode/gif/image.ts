import { inSubBlocks, paletteBits } from "./blocks.js";
import type { LzwCompressor } from "./lzw.js";
import type { Change } from "./screen.js";

/** An image's data as the file has it, and the index that lets the image before show through. */
export interface ImageData {
  readonly data: Uint8Array;
  readonly transparent: number | undefined;
}

/** Compresses a change as small as it gets: as it is, or with transparency where nothing changed. */
export function compressImage({ indices, isKept }: Change, lzw: LzwCompressor): ImageData {
  const opaque = { data: compress(indices, lzw), transparent: undefined };
  const transparent = smallestUnused(indices, isKept);
  if (transparent === undefined) return opaque;

  const seeThrough = indices.map((index, i) => (isKept[i] ? transparent : index));
  const candidates = [opaque, { data: compress(seeThrough, lzw), transparent }];
  return candidates.reduce((best, candidate) => (candidate.data.length < best.data.length ? candidate : best));
}

/** One pixel that shows nothing: it only takes time. */
export function compressNothing(lzw: LzwCompressor): ImageData {
  return { data: compress(Uint8Array.of(0), lzw), transparent: 0 };
}

function compress(indices: Uint8Array, lzw: LzwCompressor): Uint8Array {
  const largest = indices.reduce((most, index) => Math.max(most, index), 0);
  const codeSize = Math.max(2, paletteBits(largest + 1));
  const blocks = inSubBlocks(lzw.compress(indices, codeSize));
  const data = new Uint8Array(blocks.length + 1);
  data[0] = codeSize;
  data.set(blocks, 1);
  return data;
}

/** The smallest index that no new pixel has; nothing when no pixel is kept or all 256 are in use. */
function smallestUnused(indices: Uint8Array, isKept: Uint8Array): number | undefined {
  if (!isKept.includes(1)) return undefined;
  const isUsed = new Uint8Array(256);
  indices.forEach((index, i) => {
    if (!isKept[i]) isUsed[index] = 1;
  });
  const unused = isUsed.indexOf(0);
  return unused < 0 ? undefined : unused;
}
