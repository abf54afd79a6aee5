const MOST_CODES = 4096;
const SLOTS = 16_384;
const EMPTY = -1;

/**
 * LZW as GIF has it: codes of growing length, least significant bit first, the table cleared as
 * soon as it is full.
 *
 * @see https://www.w3.org/Graphics/GIF/spec-gif89a.txt, appendix F
 */
export class LzwCompressor {
  /** Open addressing: (prefix code, next index) in `keys`, the code of the two in `codes`. */
  readonly #keys = new Int32Array(SLOTS).fill(EMPTY);
  readonly #codes = new Uint16Array(SLOTS);
  /** Slots in use, so that a clear touches no others. */
  readonly #used = new Uint16Array(MOST_CODES);
  #output = new Uint8Array(1 << 12);

  /**
   * @param indices Palette indices, each below 2^codeSize.
   * @param codeSize The smallest code length less one: 2 to 8.
   * @returns The code stream, without sub-block lengths; valid until the next call.
   */
  compress(indices: Uint8Array, codeSize: number): Uint8Array {
    const keys = this.#keys;
    const codes = this.#codes;
    const used = this.#used;
    const clear = 1 << codeSize;
    // A code has 12 bits at most, and stands for one index at least.
    const output = this.#roomFor(indices.length * 1.5 + 16);
    let length = 0;
    let buffer = 0;
    let bits = 0;
    let width = codeSize + 1;
    let next = clear + 2;
    let usedCount = 0;

    const emit = (code: number): void => {
      buffer |= code << bits;
      bits += width;
      while (bits >= 8) {
        output[length++] = buffer & 0xff;
        buffer >>>= 8;
        bits -= 8;
      }
    };

    emit(clear);
    let prefix = indices[0] ?? 0;
    for (let i = 1; i < indices.length; i++) {
      const index = indices[i] as number;
      const key = (prefix << 8) | index;
      let slot = ((prefix << 4) ^ (index * 0x9e5)) & (SLOTS - 1);
      while (keys[slot] !== EMPTY && keys[slot] !== key) slot = (slot + 1) & (SLOTS - 1);
      if (keys[slot] === key) {
        prefix = codes[slot] as number;
        continue;
      }
      emit(prefix);
      prefix = index;
      if (next === MOST_CODES) {
        emit(clear);
        for (let u = 0; u < usedCount; u++) keys[used[u] as number] = EMPTY;
        usedCount = 0;
        next = clear + 2;
        width = codeSize + 1;
        continue;
      }
      keys[slot] = key;
      codes[slot] = next;
      used[usedCount++] = slot;
      if (next === 1 << width) width++;
      next++;
    }
    emit(prefix);
    // The decoder adds an entry for this code too, which may widen the last one.
    if (next === 1 << width && width < 12) width++;
    emit(clear + 1);
    if (bits > 0) output[length++] = buffer & 0xff;
    for (let u = 0; u < usedCount; u++) keys[used[u] as number] = EMPTY;
    return output.subarray(0, length);
  }

  #roomFor(bytes: number): Uint8Array {
    if (this.#output.length < bytes) this.#output = new Uint8Array(Math.ceil(bytes));
    return this.#output;
  }
}
