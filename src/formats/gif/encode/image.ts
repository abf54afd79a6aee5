import type { Runs } from "../../colors/runs.js";
import { type Change, KEPT } from "../../colors/screen.js";
import { inSubBlocks, paletteBits } from "./blocks.js";
import { LzwCompressor } from "./lzw.js";

/** An image's data as the file has it, and the index that lets the image before show through. */
export interface ImageData {
  readonly data: Uint8Array;
  readonly transparent: number | undefined;
}

/**
 * The opaque form is tried where it covers no more than so many times the pixels that were given:
 * beyond, repeating what lies between costs more than it could save.
 */
const MOST_SPREAD = 4;
const MOST_INDICES = 256;

/** Compresses the images of a film, each as small as it gets. */
export class ImageCompressor {
  readonly #lzw = new LzwCompressor();

  /** As it is, or with transparency where nothing changed: whichever is shorter. */
  compress({ rect, runs, givenPixels, opaque }: Change): ImageData {
    if (!runs.indices.includes(KEPT)) return { data: this.#compress(runs), transparent: undefined };
    const transparent = smallestUnused(runs.indices);
    if (transparent === undefined) return { data: this.#compress(opaque()), transparent };
    const indices = runs.indices.map((index) => (index === KEPT ? transparent : index));
    const veiled = { data: this.#compress({ indices, ends: runs.ends }), transparent };
    if (rect.width * rect.height > MOST_SPREAD * givenPixels) return veiled;
    const plain = { data: this.#compress(opaque()), transparent: undefined };
    return veiled.data.length < plain.data.length ? veiled : plain;
  }

  /** One pixel that shows nothing: it only takes time. */
  nothing(): ImageData {
    return { data: this.#compress({ indices: [0], ends: [1] }), transparent: 0 };
  }

  #compress(runs: Runs): Uint8Array {
    const largest = runs.indices.reduce((most, index) => Math.max(most, index), 0);
    const codeSize = Math.max(2, paletteBits(largest + 1));
    return Buffer.concat([Uint8Array.of(codeSize), inSubBlocks(this.#lzw.compress(runs, codeSize))]);
  }
}

/** The smallest index that no new pixel has; nothing when all 256 are in use. */
function smallestUnused(indices: readonly number[]): number | undefined {
  const isUsed = new Uint8Array(MOST_INDICES);
  for (const index of indices) isUsed[index] = 1;
  const unused = isUsed.indexOf(0);
  return unused < 0 ? undefined : unused;
}
