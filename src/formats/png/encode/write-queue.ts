/** Most unfinished pieces: enough for all cores of a small machine, few enough for its memory. */
const MOST_PIECES = 4;

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
