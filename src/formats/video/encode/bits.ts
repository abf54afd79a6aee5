/** Reads bits, highest first, and H.264's codes made of them. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** An unsigned number of up to 32 bits. */
  bits(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) {
      const byte = this.#bytes[this.#at >> 3] ?? 0;
      value = 2 * value + ((byte >> (7 - (this.#at & 7))) & 1);
      this.#at++;
    }
    return value;
  }

  flag(): boolean {
    return this.bits(1) === 1;
  }

  /** An Exp-Golomb code: n zeros, a one, and n bits. */
  golomb(): number {
    let zeros = 0;
    while (zeros < 31 && !this.flag()) zeros++;
    return 2 ** zeros - 1 + this.bits(zeros);
  }

  skip(count: number): void {
    this.#at += count;
  }
}

/** Writes bits, highest first. */
export class BitWriter {
  readonly #bits: number[] = [];

  bits(value: number, count: number): void {
    for (let i = count - 1; i >= 0; i--) this.#bits.push(Math.floor(value / 2 ** i) % 2);
  }

  flag(value: boolean): void {
    this.bits(value ? 1 : 0, 1);
  }

  golomb(value: number): void {
    const length = Math.floor(Math.log2(value + 1));
    this.bits(0, length);
    this.bits(value + 1, length + 1);
  }

  /** All bytes. A one and zeros fill the last byte. */
  finish(): Uint8Array {
    this.flag(true);
    while (this.#bits.length % 8 !== 0) this.flag(false);
    return Uint8Array.from({ length: this.#bits.length / 8 }, (_, i) =>
      this.#bits.slice(8 * i, 8 * i + 8).reduce((byte, bit) => 2 * byte + bit, 0),
    );
  }
}
