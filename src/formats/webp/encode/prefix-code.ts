import type { BitWriter } from "./bit-writer.js";
import { type CodeLengths, canonicalCodes, codeLengths, symbolsIn } from "./code-lengths.js";
import { LengthTokens } from "./length-tokens.js";

const LONGEST = 15;
/** Symbols below this fit a table of one or two symbols. */
const NAMEABLE = 256;
/** Least counts of rare symbols that are tried. A flatter code takes more bits for data and fewer for its table. */
const FLOORS = [1, 2, 3, 5, 8];
/** Above this number of symbols, the size of the table is negligible. */
const MUCH = 20_000;

/** A code for the symbols of one alphabet. */
export interface PrefixCode {
  /** Size of the table and all symbols, in bits. */
  readonly totalBits: number;
  writeTable(bits: BitWriter): void;
  write(bits: BitWriter, symbol: number): void;
}

/**
 * The shortest code for symbols of these frequencies, including its table.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9649 section 3.7.2.1
 */
export function prefixCodeFor(counts: Uint32Array): PrefixCode {
  const used = symbolsIn(counts);
  if (used.length <= 2 && used.every((symbol) => symbol < NAMEABLE)) return new NamedSymbols(used, counts);
  const isLarge = counts.reduce((sum, count) => sum + count, 0) > MUCH;
  return FLOORS.slice(0, isLarge ? 1 : FLOORS.length)
    .map((floor) => new CanonicalCode(counts, floor))
    .reduce((best, code) => (code.totalBits < best.totalBits ? code : best));
}

/** A code of two symbols, or of one, which takes no bits; no symbol counts as one. */
class NamedSymbols implements PrefixCode {
  readonly totalBits: number;
  readonly #symbols: readonly number[];
  readonly #firstBits: number;

  constructor(symbols: readonly number[], counts: Uint32Array) {
    this.#symbols = symbols.length === 0 ? [0] : symbols;
    this.#firstBits = (this.#symbols[0] as number) > 1 ? 8 : 1;
    const data = symbols.reduce((sum, symbol) => sum + (counts[symbol] as number), 0);
    this.totalBits = 3 + this.#firstBits + (this.#symbols.length === 2 ? 8 + data : 0);
  }

  writeTable(bits: BitWriter): void {
    const [first = 0, second] = this.#symbols;
    bits.write(1, 1);
    bits.write(second === undefined ? 0 : 1, 1);
    bits.write(this.#firstBits === 8 ? 1 : 0, 1);
    bits.write(first, this.#firstBits);
    if (second !== undefined) bits.write(second, 8);
  }

  write(bits: BitWriter, symbol: number): void {
    if (this.#symbols.length === 2) bits.write(this.#symbols.indexOf(symbol), 1);
  }
}

/** A Huffman code, defined by its code lengths. */
class CanonicalCode implements PrefixCode {
  readonly totalBits: number;
  readonly #lengths: CodeLengths;
  readonly #table: LengthTokens;
  readonly #isSingle: boolean;
  #codes: Uint16Array | undefined;

  constructor(counts: Uint32Array, floor: number) {
    this.#lengths = codeLengths(counts, floor, LONGEST);
    this.#table = new LengthTokens(this.#lengths);
    let total = 0;
    let used = 0;
    for (let symbol = 0; symbol < counts.length; symbol++) {
      const count = counts[symbol] as number;
      total += count * (this.#lengths[symbol] as number);
      if (count > 0) used++;
    }
    this.#isSingle = used === 1;
    this.totalBits = this.#table.totalBits + (this.#isSingle ? 0 : total);
  }

  writeTable(bits: BitWriter): void {
    this.#table.write(bits);
  }

  write(bits: BitWriter, symbol: number): void {
    if (this.#isSingle) return;
    this.#codes ??= canonicalCodes(this.#lengths);
    bits.write(this.#codes[symbol] as number, this.#lengths[symbol] as number);
  }
}
