import type { BitWriter } from "./bit-writer.js";

/** A canonical Huffman code, defined by the lengths of its codes. */
export class HuffmanCode {
  /** By symbol, the length of its code in bits: 0 for an unused symbol, 1 for a single one. */
  readonly lengths: Uint8Array;
  /** By symbol, the bits it takes: its length, but none for a single symbol. */
  readonly bits: Uint8Array;
  #codes: Uint16Array | undefined;

  /**
   * @param counts The frequency of each symbol.
   * @param least Lower counts are raised to this, so that code lengths differ less.
   * @param longest The longest code allowed, in bits; 2^longest is at least the number of symbols used.
   */
  constructor(counts: Uint32Array, least: number, longest: number) {
    const used = symbolsIn(counts);
    this.lengths = codeLengths(counts, used, least, longest);
    this.bits = used.length === 1 ? new Uint8Array(counts.length) : this.lengths;
  }

  write(bits: BitWriter, symbol: number): void {
    this.#codes ??= canonicalCodes(this.lengths);
    bits.write(this.#codes[symbol] as number, this.bits[symbol] as number);
  }
}

/** The symbols used, ascending. */
export function symbolsIn(counts: Uint32Array): number[] {
  const symbols: number[] = [];
  for (let symbol = 0; symbol < counts.length; symbol++) if (counts[symbol] !== 0) symbols.push(symbol);
  return symbols;
}

/**
 * Frequent symbols get short codes. If codes would get too long, the counts of rare symbols are raised.
 *
 * @see Huffman 1952; with two queues, van Leeuwen 1976
 */
function codeLengths(counts: Uint32Array, used: readonly number[], least: number, longest: number): Uint8Array {
  const lengths = new Uint8Array(counts.length);
  if (used.length === 1) lengths[used[0] as number] = 1;
  if (used.length < 2) return lengths;
  for (let floor = least; ; floor *= 2) {
    const weights = used.map((symbol) => Math.max(floor, counts[symbol] as number));
    const order = weights.map((_, i) => i).sort((a, b) => (weights[a] as number) - (weights[b] as number) || a - b);
    const depths = depthsOf(order.map((i) => weights[i] as number));
    // The lightest symbol is deepest.
    if ((depths[0] as number) > longest) continue;
    order.forEach((i, place) => {
      lengths[used[i] as number] = depths[place] as number;
    });
    return lengths;
  }
}

/** Depths of leaves in their Huffman tree. @param leaves Their weights, at least two, ascending. */
function depthsOf(leaves: readonly number[]): Int32Array {
  const count = leaves.length;
  const nodes = 2 * count - 1;
  const weights = new Float64Array(nodes);
  weights.set(leaves);
  const parents = new Int32Array(nodes);
  let leaf = 0;
  let inner = count;
  for (let node = count; node < nodes; node++) {
    for (let child = 0; child < 2; child++) {
      const isLeaf = leaf < count && (inner === node || (weights[leaf] as number) <= (weights[inner] as number));
      const lightest = isLeaf ? leaf++ : inner++;
      parents[lightest] = node;
      weights[node] = (weights[node] as number) + (weights[lightest] as number);
    }
  }
  const depths = new Int32Array(nodes);
  for (let node = nodes - 2; node >= 0; node--) depths[node] = (depths[parents[node] as number] as number) + 1;
  return depths;
}

/** By symbol, its code with the first bit lowest. */
function canonicalCodes(lengths: Uint8Array): Uint16Array {
  const codes = new Uint16Array(lengths.length);
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  for (let length = 1, code = 0; length <= longest; length++, code <<= 1) {
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] === length) codes[symbol] = reversedBits(code++, length);
    }
  }
  return codes;
}

function reversedBits(code: number, length: number): number {
  let result = 0;
  for (let i = 0, rest = code; i < length; i++, rest >>>= 1) result = (result << 1) | (rest & 1);
  return result;
}
