const FIRST_BYTES = 1 << 10;

/** Packs bits into bytes, lowest bit first. */
export class BitWriter {
  #bytes = new Uint8Array(FIRST_BYTES);
  #length = 0;
  #pending = 0;
  #pendingBits = 0;

  /** @param count 0 to 24; `value` has no higher bits. */
  write(value: number, count: number): void {
    this.#pending |= value << this.#pendingBits;
    this.#pendingBits += count;
    while (this.#pendingBits >= 8) this.#push();
  }

  /** All bytes; the last is padded with zeros. */
  finish(): Uint8Array {
    if (this.#pendingBits > 0) this.#push();
    return this.#bytes.slice(0, this.#length);
  }

  #push(): void {
    if (this.#length === this.#bytes.length) {
      const longer = new Uint8Array(2 * this.#length);
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    this.#bytes[this.#length++] = this.#pending & 0xff;
    this.#pending >>>= 8;
    this.#pendingBits -= 8;
  }
}
