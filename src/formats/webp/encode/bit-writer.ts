const FIRST_BYTES = 1 << 10;

/** Bits packed into bytes, the first into the lowest bit. */
export class BitWriter {
  #bytes = new Uint8Array(FIRST_BYTES);
  #length = 0;
  #pending = 0;
  #pendingBits = 0;

  /** @param count 0 to 24; `value` has no bits above. */
  write(value: number, count: number): void {
    this.#pending |= value << this.#pendingBits;
    this.#pendingBits += count;
    while (this.#pendingBits >= 8) this.#push();
  }

  /** All bytes; the last is filled up with zeros. */
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
