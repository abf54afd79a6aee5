import { inSubBlocks, paletteBits } from "./blocks.js";
import { LzwCompressor } from "./lzw.js";
import type { Change } from "./screen.js";

/** Pixels from which on a picture is taken to use the whole palette. */
const BIG = 1 << 16;

/** An image's data as the file has it, and the index that lets the image before show through. */
export interface ImageData {
  readonly data: Uint8Array;
  readonly transparent: number | undefined;
}

/** Compresses changes of a film with one palette, each as small as it gets. */
export class ImageCompressor {
  readonly #lzw = new LzwCompressor();
  readonly #largestIndex: number;

  constructor(paletteSize: number) {
    this.#largestIndex = paletteSize - 1;
  }

  /** As it is, or with transparency where nothing changed: whichever is shorter. */
  compress({ indices, isKept }: Change): ImageData {
    const opaque = { data: this.#compress(indices), transparent: undefined };
    const transparent = smallestUnused(indices, isKept);
    if (transparent === undefined) return opaque;
    const data = this.#compress(indices.map((index, i) => (isKept[i] ? transparent : index)));
    return data.length < opaque.data.length ? { data, transparent } : opaque;
  }

  /** One pixel that shows nothing: it only takes time. */
  nothing(): ImageData {
    return { data: this.#compress(Uint8Array.of(0)), transparent: 0 };
  }

  #compress(indices: Uint8Array): Uint8Array {
    const largest = indices.length < BIG ? maximum(indices) : this.#largestIndex;
    const codeSize = Math.max(2, paletteBits(largest + 1));
    return Buffer.concat([Uint8Array.of(codeSize), inSubBlocks(this.#lzw.compress(indices, codeSize))]);
  }
}

function maximum(indices: Uint8Array): number {
  let most = 0;
  for (let i = 0; i < indices.length; i++) most = Math.max(most, indices[i] as number);
  return most;
}

/** The smallest index that no new pixel has; nothing when no pixel is kept or all 256 are in use. */
function smallestUnused(indices: Uint8Array, isKept: Uint8Array): number | undefined {
  if (!isKept.includes(1)) return undefined;
  const isUsed = new Uint8Array(256);
  for (let i = 0; i < indices.length; i++) if (!isKept[i]) isUsed[indices[i] as number] = 1;
  const unused = isUsed.indexOf(0);
  return unused < 0 ? undefined : unused;
}
