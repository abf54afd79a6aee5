import { promisify } from "node:util";
import { constants, deflate as deflateWithCallback } from "node:zlib";
import type { Filter, Scanlines } from "./scanlines.js";

/** Level 9 takes three to five times as long for a whole picture, and saves 3 to 5 %. */
const SETTINGS = { level: 6, memLevel: constants.Z_MAX_MEMLEVEL };

/** Most unfinished pieces: enough for all cores of a small machine, few enough for its memory. */
const MOST_PIECES = 4;

const deflate = promisify<Uint8Array, typeof SETTINGS, Buffer>(deflateWithCallback);

/** Compresses scanlines with zlib on another thread; the bytes must not change meanwhile. */
export function compressedBytes(filtered: Uint8Array): Promise<Buffer> {
  return deflate(filtered, SETTINGS);
}

/** A whole picture with the filter that makes it shorter: lines compress better with one, areas without. */
export async function shorterCompression(lines: Scanlines): Promise<{ data: Buffer; filter: Filter }> {
  const [asIs, upward] = await Promise.all([
    compressedBytes(lines.filteredBytes("none")),
    compressedBytes(lines.filteredBytes("up")),
  ]);
  return upward.length < asIs.length ? { data: upward, filter: "up" } : { data: asIs, filter: "none" };
}

/** Writes pieces that are produced in parallel, in the order in which they were added. */
export class WriteQueue {
  readonly #write: (piece: Uint8Array) => Promise<void>;
  readonly #pieces: Promise<Uint8Array>[] = [];

  constructor(write: (piece: Uint8Array) => Promise<void>) {
    this.#write = write;
  }

  /** Resolves when the next piece may be added. */
  async add(piece: Promise<Uint8Array>): Promise<void> {
    this.#pieces.push(piece);
    if (this.#pieces.length >= MOST_PIECES) await this.#writeFirst();
  }

  /** Waits for the remaining pieces and writes them. */
  async end(): Promise<void> {
    while (this.#pieces.length > 0) await this.#writeFirst();
  }

  async #writeFirst(): Promise<void> {
    await this.#write((await this.#pieces.shift()) as Uint8Array);
  }
}
