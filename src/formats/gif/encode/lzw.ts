import type { Runs } from "../../colors/runs.js";

const MOST_CODES = 4096;
const SLOTS = 16_384;
const EMPTY = -1;

/**
 * GIF's LZW: codes of growing length, least significant bit first. The table is cleared as soon as it is full.
 *
 * @see https://www.w3.org/Graphics/GIF/spec-gif89a.txt, appendix F
 */
export class LzwCompressor {
  /** Hash table with open addressing: (prefix code, next index) in `keys`, the code for both in `codes`. */
  readonly #keys = new Int32Array(SLOTS).fill(EMPTY);
  readonly #codes = new Uint16Array(SLOTS);
  /** The slot of each code, so that clearing touches no other slots. */
  readonly #slots = new Uint16Array(MOST_CODES);
  /** By code, the code for its string plus its last index again: the way into a flat area. */
  readonly #repeats = new Int16Array(MOST_CODES).fill(EMPTY);
  /** By index, the codes for one, two, … repeats of it: flat areas are skipped in one step. */
  readonly #flats: number[][] = Array.from({ length: 256 }, (_, index) => [index]);
  /** Indices with codes for more than one repeat. */
  readonly #flatIndices: number[] = [];
  #output = new Uint8Array(1 << 12);
  #length = 0;
  #buffer = 0;
  #bits = 0;
  /** Current code length in bits. */
  #width = 0;
  #clear = 0;
  /** The code of the next new string. */
  #next = 0;
  /** The code of the string read so far. */
  #prefix = 0;
  /** The string's length if it repeats one index; else 0. */
  #flatLength = 0;

  /**
   * @param runs Palette indices, at least one, each below 2^codeSize.
   * @param codeSize The smallest code length minus one: 2 to 8.
   * @returns The code stream, without sub-block lengths; valid until the next call.
   */
  compress({ indices, ends }: Runs, codeSize: number): Uint8Array {
    this.#begin(codeSize);
    this.#restart(indices[0] as number);
    let at = 1;
    for (let run = 0; run < ends.length; run++) {
      const index = indices[run] as number;
      const end = ends[run] as number;
      if (run > 0) {
        this.#follow(index, index === indices[run - 1]);
        at++;
      }
      while (at < end) {
        at += this.#flatLength > 0 ? this.#leap(index, end - at) : this.#step(end - at);
        if (at === end) break;
        this.#follow(index, true);
        at++;
      }
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

  /** Extends a string of one repeated index by as many repeats as have codes, in one step. */
  #leap(index: number, most: number): number {
    const flats = this.#flats[index] as number[];
    const leap = Math.min(most, flats.length - this.#flatLength);
    this.#flatLength += leap;
    this.#prefix = flats[this.#flatLength - 1] as number;
    return leap;
  }

  /** Extends any other string by as many repeats as have codes, following linked codes. */
  #step(most: number): number {
    const repeats = this.#repeats;
    let code = this.#prefix;
    let steps = 0;
    for (; steps < most; steps++) {
      const longer = repeats[code] as number;
      if (longer === EMPTY) break;
      code = longer;
    }
    this.#prefix = code;
    return steps;
  }

  /** Extends the string by an index. A new string gets a code, and the index starts the next string. */
  #follow(index: number, isRepeat: boolean): void {
    const keys = this.#keys;
    const prefix = this.#prefix;
    const key = (prefix << 8) | index;
    let slot = ((prefix << 4) ^ (index * 0x9e5)) & (SLOTS - 1);
    while (keys[slot] !== EMPTY && keys[slot] !== key) slot = (slot + 1) & (SLOTS - 1);
    if (keys[slot] === key) {
      this.#prefix = this.#codes[slot] as number;
      this.#flatLength = 0;
      return;
    }
    this.#emit(prefix);
    if (this.#next === MOST_CODES) {
      this.#emit(this.#clear);
      this.#forget();
      this.#width = 32 - Math.clz32(this.#clear);
    } else {
      keys[slot] = key;
      this.#codes[slot] = this.#next;
      this.#slots[this.#next] = slot;
      if (isRepeat && this.#flatLength > 0) this.#learnFlat(index);
      if (isRepeat) this.#repeats[prefix] = this.#next;
      if (this.#next === 1 << this.#width) this.#width++;
      this.#next++;
    }
    this.#restart(index);
  }

  #learnFlat(index: number): void {
    const flats = this.#flats[index] as number[];
    if (flats.length === 1) this.#flatIndices.push(index);
    flats.push(this.#next);
  }

  #restart(index: number): void {
    this.#prefix = index;
    this.#flatLength = 1;
  }

  #end(): Uint8Array {
    this.#emit(this.#prefix);
    // The decoder adds an entry for this code too, so the next code may be one bit longer.
    if (this.#next === 1 << this.#width && this.#width < 12) this.#width++;
    this.#emit(this.#clear + 1);
    if (this.#bits > 0) this.#output[this.#length++] = this.#buffer & 0xff;
    this.#forget();
    return this.#output.subarray(0, this.#length);
  }

  #forget(): void {
    for (let code = this.#clear + 2; code < this.#next; code++) this.#keys[this.#slots[code] as number] = EMPTY;
    this.#repeats.fill(EMPTY, 0, this.#next);
    for (const index of this.#flatIndices) this.#flats[index] = [index];
    this.#flatIndices.length = 0;
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
