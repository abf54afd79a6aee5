import type { BitWriter } from "./bit-writer.js";
import { type CodeLengths, canonicalCodes, codeLengths } from "./code-lengths.js";

/** The order in which the code for lengths is written: rarely used lengths come last. */
const ORDER = [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
const LONGEST = 7;
const FEWEST_WRITTEN = 4;
/** The length that a repeat refers to before any length is written. */
const FIRST_REPEATED = 8;
/** Tokens for several lengths, the last one repeated or zeros: least count and bits for the rest of it. */
const REPEAT = { symbol: 16, least: 3, bits: 2 };
const ZEROS = { symbol: 17, least: 3, bits: 3 };
const MANY_ZEROS = { symbol: 18, least: 11, bits: 7 };

interface Token {
  readonly symbol: number;
  readonly extra: number;
  readonly extraBits: number;
}

/**
 * The table of a prefix code: its lengths as tokens, which have their own code.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9649 section 3.7.2.1.2
 */
export class LengthTokens {
  /** Size of the written table, in bits. */
  readonly totalBits: number;
  readonly #tokens: readonly Token[];
  readonly #lengths: CodeLengths;
  readonly #written: number;
  readonly #countBits: number;
  readonly #isSingle: boolean;

  constructor(lengths: CodeLengths) {
    this.#tokens = tokensOf(lengths);
    const counts = new Uint32Array(ORDER.length);
    for (const { symbol } of this.#tokens) counts[symbol] = (counts[symbol] as number) + 1;
    this.#lengths = codeLengths(counts, 1, LONGEST);
    // A code of one symbol takes no bits.
    this.#isSingle = counts.filter((count) => count > 0).length === 1;
    this.#written = Math.max(FEWEST_WRITTEN, 1 + ORDER.findLastIndex((symbol) => counts[symbol] !== 0));
    // The number of tokens minus two is written in 2, 4, 6, … bits.
    this.#countBits = 2 * Math.ceil(Math.log2(Math.max(2, this.#tokens.length - 1)) / 2);
    this.totalBits = this.#tokens.reduce(
      (sum, { symbol, extraBits }) => sum + extraBits + (this.#isSingle ? 0 : (this.#lengths[symbol] as number)),
      9 + 3 * this.#written + this.#countBits,
    );
  }

  write(bits: BitWriter): void {
    bits.write(0, 1);
    bits.write(this.#written - FEWEST_WRITTEN, 4);
    for (const symbol of ORDER.slice(0, this.#written)) bits.write(this.#lengths[symbol] as number, 3);
    bits.write(1, 1);
    bits.write(this.#countBits / 2 - 1, 3);
    bits.write(this.#tokens.length - 2, this.#countBits);
    const codes = canonicalCodes(this.#lengths);
    for (const { symbol, extra, extraBits } of this.#tokens) {
      if (!this.#isSingle) bits.write(codes[symbol] as number, this.#lengths[symbol] as number);
      bits.write(extra, extraBits);
    }
  }
}

/** Tokens for the lengths up to the last that is not 0; at least two. */
function tokensOf(lengths: CodeLengths): Token[] {
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
    while (rest > 0) {
      const { token, count } = repeatToken(length, rest);
      tokens.push(token);
      rest -= count;
    }
  }
  while (tokens.length < 2) tokens.push(singleToken(0));
  return tokens;
}

/** The token that covers as many of the remaining lengths as possible. */
function repeatToken(length: number, rest: number): { token: Token; count: number } {
  if (rest < 3) return { token: singleToken(length), count: 1 };
  const { symbol, least, bits } = length > 0 ? REPEAT : rest < MANY_ZEROS.least ? ZEROS : MANY_ZEROS;
  const count = Math.min(rest, least + (1 << bits) - 1);
  return { token: { symbol, extra: count - least, extraBits: bits }, count };
}

function singleToken(length: number): Token {
  return { symbol: length, extra: 0, extraBits: 0 };
}
