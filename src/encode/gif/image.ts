import { inSubBlocks, paletteBits } from "./blocks.js";
import { LzwCompressor } from "./lzw.js";
import { expand, type Runs, runsOf } from "./runs.js";
import type { Change } from "./screen.js";

/** An image's data as the file has it, and the index that lets the image before show through. */
export interface ImageData {
  readonly data: Uint8Array;
  readonly transparent: number | undefined;
}

/** Compresses the images of a film, each as small as it gets. */
export class ImageCompressor {
  readonly #lzw = new LzwCompressor();

  /** As it is, or with transparency where nothing changed: whichever is shorter. */
  compress({ runs, isKept }: Change): ImageData {
    const opaque = { data: this.#compress(runs), transparent: undefined };
    if (!isKept.includes(1)) return opaque;
    const indices = expand(runs);
    const transparent = smallestUnused(indices, isKept);
    if (transparent === undefined) return opaque;
    const data = this.#compress(runsOf(indices.map((index, i) => (isKept[i] ? transparent : index))));
    return data.length < opaque.data.length ? { data, transparent } : opaque;
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
function smallestUnused(indices: Uint8Array, isKept: Uint8Array): number | undefined {
  const isUsed = new Uint8Array(256);
  for (let i = 0; i < indices.length; i++) if (!isKept[i]) isUsed[indices[i] as number] = 1;
  const unused = isUsed.indexOf(0);
  return unused < 0 ? undefined : unused;
}
