import type { BitWriter } from "./bit-writer.js";
import { HuffmanCode, symbolsIn } from "./huffman.js";

const LONGEST = 15;
/** Symbols below this fit a table of one or two symbols. */
const NAMEABLE = 256;
/** Least counts of rare symbols that are tried. A flatter code takes more bits for data and fewer for its table. */
const FLOORS = [1, 2, 3, 5, 8];
/** Above this number of symbols, the size of the table is negligible. */
const MUCH = 20_000;

/** The order in which the code for lengths is written: rarely used lengths come last. */
const ORDER = [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
const LONGEST_IN_TABLE = 7;
const FEWEST_WRITTEN = 4;
/** The length that a repeat refers to before any length is written. */
const FIRST_REPEATED = 8;
/** Tokens for several lengths, the last one repeated or zeros: least count and bits for the rest of it. */
const REPEAT = { symbol: 16, least: 3, bits: 2 };
const ZEROS = { symbol: 17, least: 3, bits: 3 };
const MANY_ZEROS = { symbol: 18, least: 11, bits: 7 };

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
    .map((floor) => new TabledCode(counts, floor))
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

/**
 * A Huffman code. Its table holds the lengths as tokens, which have their own code.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9649 section 3.7.2.1.2
 */
class TabledCode implements PrefixCode {
  readonly totalBits: number;
  readonly #code: HuffmanCode;
  readonly #tokens: readonly Token[];
  readonly #tokenCode: HuffmanCode;
  readonly #written: number;
  readonly #countBits: number;

  constructor(counts: Uint32Array, floor: number) {
    this.#code = new HuffmanCode(counts, floor, LONGEST);
    this.#tokens = tokensOf(this.#code.lengths);
    const tokenCounts = new Uint32Array(ORDER.length);
    for (const { symbol } of this.#tokens) tokenCounts[symbol] = (tokenCounts[symbol] as number) + 1;
    this.#tokenCode = new HuffmanCode(tokenCounts, 1, LONGEST_IN_TABLE);
    this.#written = Math.max(FEWEST_WRITTEN, 1 + ORDER.findLastIndex((symbol) => tokenCounts[symbol] !== 0));
    // The number of tokens minus two is written in 2, 4, 6, … bits.
    this.#countBits = 2 * Math.ceil(Math.log2(Math.max(2, this.#tokens.length - 1)) / 2);
    let total = 9 + 3 * this.#written + this.#countBits;
    for (const { symbol, extraBits } of this.#tokens) total += extraBits + (this.#tokenCode.bits[symbol] as number);
    for (let symbol = 0; symbol < counts.length; symbol++) {
      total += (counts[symbol] as number) * (this.#code.bits[symbol] as number);
    }
    this.totalBits = total;
  }

  writeTable(bits: BitWriter): void {
    bits.write(0, 1);
    bits.write(this.#written - FEWEST_WRITTEN, 4);
    for (const symbol of ORDER.slice(0, this.#written)) bits.write(this.#tokenCode.lengths[symbol] as number, 3);
    bits.write(1, 1);
    bits.write(this.#countBits / 2 - 1, 3);
    bits.write(this.#tokens.length - 2, this.#countBits);
    for (const { symbol, extra, extraBits } of this.#tokens) {
      this.#tokenCode.write(bits, symbol);
      bits.write(extra, extraBits);
    }
  }

  write(bits: BitWriter, symbol: number): void {
    this.#code.write(bits, symbol);
  }
}

interface Token {
  readonly symbol: number;
  readonly extra: number;
  readonly extraBits: number;
}

/** Tokens for the lengths up to the last that is not 0; at least two. */
function tokensOf(lengths: Uint8Array): Token[] {
  const tokens: Token[] = [];
  const total = 1 + lengths.findLastIndex((length) => length > 0);
  let last = FIRST_REPEATED;
  for (let start = 0, end = 0; start < total; start = end) {
    const length = lengths[start] as number;
    end = start + 1;
    while (end < total && lengths[end] === length) end++;
    let rest = end - start;
    if (length > 0 && length !== last) {
      tokens.push(singleToken(length));
      last = length;
      rest--;
    }
    while (rest >= REPEAT.least) {
      const { symbol, least, bits } = length > 0 ? REPEAT : rest < MANY_ZEROS.least ? ZEROS : MANY_ZEROS;
      const count = Math.min(rest, least + (1 << bits) - 1);
      tokens.push({ symbol, extra: count - least, extraBits: bits });
      rest -= count;
    }
    for (; rest > 0; rest--) tokens.push(singleToken(length));
  }
  while (tokens.length < 2) tokens.push(singleToken(0));
  return tokens;
}

function singleToken(length: number): Token {
  return { symbol: length, extra: 0, extraBits: 0 };
}
