import type { Runs } from "../../colors/runs.js";
import { type Change, KEPT } from "../../colors/screen.js";
import { paletteBits, subBlocks } from "./blocks.js";
import { LzwCompressor } from "./lzw.js";

/** An image's data as stored in the file, and its transparent index. */
export interface ImageData {
  readonly data: Uint8Array;
  readonly transparent: number | undefined;
}

/**
 * The opaque form is tried if it covers at most this many times the given pixels. Beyond that, repeating unchanged
 * pixels costs more than it could save.
 */
const MOST_SPREAD = 4;
const MOST_INDICES = 256;

/** Compresses the images of a film, each as small as possible. */
export class ImageCompressor {
  readonly #lzw = new LzwCompressor();

  /** Compresses a change with unchanged pixels opaque or transparent, whichever is shorter. */
  compress({ rect, runs, givenPixels, opaque }: Change): ImageData {
    if (!runs.indices.includes(KEPT)) return { data: this.#compress(runs), transparent: undefined };
    const transparent = smallestUnused(runs.indices);
    if (transparent === undefined) return { data: this.#compress(opaque()), transparent };
    const indices = runs.indices.map((index) => (index === KEPT ? transparent : index));
    const translucent = { data: this.#compress({ indices, ends: runs.ends }), transparent };
    if (rect.width * rect.height > MOST_SPREAD * givenPixels) return translucent;
    const plain = { data: this.#compress(opaque()), transparent: undefined };
    return translucent.data.length < plain.data.length ? translucent : plain;
  }

  /** One transparent pixel, which only adds a delay. */
  blankPixel(): ImageData {
    return { data: this.#compress({ indices: [0], ends: [1] }), transparent: 0 };
  }

  #compress(runs: Runs): Uint8Array {
    const largest = runs.indices.reduce((most, index) => Math.max(most, index), 0);
    const codeSize = Math.max(2, paletteBits(largest + 1));
    return Buffer.concat([Uint8Array.of(codeSize), subBlocks(this.#lzw.compress(runs, codeSize))]);
  }
}

/** The smallest index that no new pixel has; undefined if all 256 are used. */
function smallestUnused(indices: readonly number[]): number | undefined {
  const isUsed = new Uint8Array(MOST_INDICES);
  for (const index of indices) isUsed[index] = 1;
  const unused = isUsed.indexOf(0);
  return unused < 0 ? undefined : unused;
}
