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
  /** By code, its slot, so that a clear touches no others. */
  readonly #slots = new Uint16Array(MOST_CODES);
  /** By code, the code for the same and its last index once more: the way through a flat area. */
  readonly #repeats = new Int16Array(MOST_CODES).fill(EMPTY);
  #output = new Uint8Array(1 << 12);
  #length = 0;
  #buffer = 0;
  #bits = 0;
  /** The length of a code. */
  #width = 0;
  #clear = 0;
  /** The code that the next new string gets. */
  #next = 0;
  /** The code of the string read so far. */
  #prefix = 0;

  /**
   * @param indices Palette indices, one at least, each below 2^codeSize.
   * @param codeSize The smallest code length less one: 2 to 8.
   * @returns The code stream, without sub-block lengths; valid until the next call.
   */
  compress(indices: Uint8Array, codeSize: number): Uint8Array {
    this.#begin(codeSize);
    let last = indices[0] as number;
    this.#prefix = last;
    for (let i = this.#walk(indices, 1, last); i < indices.length; i = this.#walk(indices, i + 1, last)) {
      const index = indices[i] as number;
      this.#follow(index, index === last);
      last = index;
    }
    return this.#end();
  }

  #begin(codeSize: number): void {
    this.#length = 0;
    this.#buffer = 0;
    this.#bits = 0;
    this.#clear = 1 << codeSize;
    this.#next = this.#clear + 2;
    this.#width = codeSize + 1;
    this.#emit(this.#clear);
  }

  /**
   * Lengthens the string through a flat area, as far as the strings known reach. Most pixels pass
   * here and nowhere else, so this is a function of its own that the engine optimizes at once.
   *
   * @returns Where the next index is that takes more than a repeat.
   */
  #walk(indices: Uint8Array, start: number, index: number): number {
    const repeats = this.#repeats;
    let code = this.#prefix;
    let i = start;
    while (i < indices.length && indices[i] === index) {
      const longer = repeats[code] as number;
      if (longer === EMPTY) break;
      code = longer;
      i++;
    }
    this.#prefix = code;
    return i;
  }

  /** Lengthens the string by an index; a string that is new is learned, and the index begins the next. */
  #follow(index: number, isRepeat: boolean): void {
    const keys = this.#keys;
    const prefix = this.#prefix;
    const key = (prefix << 8) | index;
    let slot = ((prefix << 4) ^ (index * 0x9e5)) & (SLOTS - 1);
    while (keys[slot] !== EMPTY && keys[slot] !== key) slot = (slot + 1) & (SLOTS - 1);
    if (keys[slot] === key) {
      this.#prefix = this.#codes[slot] as number;
      return;
    }
    this.#emit(prefix);
    this.#prefix = index;
    if (this.#next === MOST_CODES) {
      this.#emit(this.#clear);
      this.#forget();
      this.#width = 32 - Math.clz32(this.#clear);
      return;
    }
    keys[slot] = key;
    this.#codes[slot] = this.#next;
    this.#slots[this.#next] = slot;
    if (isRepeat) this.#repeats[prefix] = this.#next;
    if (this.#next === 1 << this.#width) this.#width++;
    this.#next++;
  }

  #end(): Uint8Array {
    this.#emit(this.#prefix);
    // The decoder adds an entry for this code too, which may widen the one after.
    if (this.#next === 1 << this.#width && this.#width < 12) this.#width++;
    this.#emit(this.#clear + 1);
    if (this.#bits > 0) this.#output[this.#length++] = this.#buffer & 0xff;
    this.#forget();
    return this.#output.subarray(0, this.#length);
  }

  #forget(): void {
    for (let code = this.#clear + 2; code < this.#next; code++) this.#keys[this.#slots[code] as number] = EMPTY;
    this.#repeats.fill(EMPTY, 0, this.#next);
    this.#next = this.#clear + 2;
  }

  #emit(code: number): void {
    if (this.#length + 4 > this.#output.length) this.#grow();
    this.#buffer |= code << this.#bits;
    this.#bits += this.#width;
    while (this.#bits >= 8) {
      this.#output[this.#length++] = this.#buffer & 0xff;
      this.#buffer >>>= 8;
      this.#bits -= 8;
    }
  }

  #grow(): void {
    const output = new Uint8Array(2 * this.#output.length);
    output.set(this.#output);
    this.#output = output;
  }
}
