import { MISSED, type Source } from "./stops.js";

const CHANNEL_SYMBOLS = 256;
const LENGTH_SYMBOLS = 24;
const DISTANCE_SYMBOLS = 40;
/** The first symbols of green that are lengths of copies, and indices of the color cache. */
export const FIRST_LENGTH: number = CHANNEL_SYMBOLS;
export const FIRST_CACHED: number = FIRST_LENGTH + LENGTH_SYMBOLS;
/** Rough size of a symbol's entry in a table. */
const NAMING_BITS = 10;

/** The tokens of a picture. */
export interface Tokens {
  /** The place in `stops` where each token begins. */
  readonly places: readonly number[];
  /** The number of pixels of each token. */
  readonly lengths: readonly number[];
  /** The code of each copy's distance; 0 for a literal pixel. */
  readonly distanceCodes: readonly number[];
}

/** A value for each alphabet, in the file's order. */
export type Alphabets<T> = readonly [green: T, red: T, blue: T, alpha: T, distance: T];

/** Frequencies of symbols, by alphabet. */
export class Histograms {
  readonly green: Uint32Array;
  readonly red: Uint32Array = new Uint32Array(CHANNEL_SYMBOLS);
  readonly blue: Uint32Array = new Uint32Array(CHANNEL_SYMBOLS);
  readonly alpha: Uint32Array = new Uint32Array(CHANNEL_SYMBOLS);
  readonly distance: Uint32Array = new Uint32Array(DISTANCE_SYMBOLS);

  constructor({ cacheBits }: Source) {
    this.green = new Uint32Array(FIRST_CACHED + (cacheBits > 0 ? 1 << cacheBits : 0));
  }

  /** A guess before there are tokens: every pixel as a literal, and copies of all lengths. */
  static guess(source: Source): Histograms {
    const histograms = new Histograms(source);
    const count = source.stops.length;
    for (let place = 0; place < count - 1; place++) histograms.#addPixel(source, place);
    const share = Math.ceil(count / 100);
    histograms.green.fill(share, FIRST_LENGTH, FIRST_CACHED);
    // Mostly copies from the left or from above.
    histograms.distance.fill(share).fill(8 * share, 0, 2);
    return histograms;
  }

  static of({ places, lengths, distanceCodes }: Tokens, source: Source): Histograms {
    const histograms = new Histograms(source);
    for (let token = 0; token < places.length; token++) {
      const code = distanceCodes[token] as number;
      if (code === 0) {
        histograms.#addPixel(source, places[token] as number);
      } else {
        increment(histograms.green, FIRST_LENGTH + magnitudeSymbol(lengths[token] as number));
        increment(histograms.distance, magnitudeSymbol(code));
      }
    }
    return histograms;
  }

  /** Frequencies of the symbols of green that are lengths of copies. */
  get lengths(): Uint32Array {
    return this.green.subarray(FIRST_LENGTH, FIRST_CACHED);
  }

  get all(): Alphabets<Uint32Array> {
    return [this.green, this.red, this.blue, this.alpha, this.distance];
  }

  /** Approximate size of symbols and tables, in bits. */
  get estimatedBits(): number {
    return this.all.reduce((sum, counts) => sum + estimatedBits(counts), 0);
  }

  #addPixel({ pixels, stops, cached }: Source, place: number): void {
    const index = cached[place] as number;
    if (index !== MISSED) {
      increment(this.green, FIRST_CACHED + index);
      return;
    }
    const pixel = pixels[stops[place] as number] as number;
    increment(this.green, (pixel >>> 8) & 0xff);
    increment(this.red, (pixel >>> 16) & 0xff);
    increment(this.blue, pixel & 0xff);
    increment(this.alpha, pixel >>> 24);
  }
}

/** Approximate size of symbols with these frequencies and their table, in bits. */
export function estimatedBits(counts: Uint32Array): number {
  let total = 0;
  let bits = 0;
  for (let symbol = 0; symbol < counts.length; symbol++) {
    const count = counts[symbol] as number;
    if (count === 0) continue;
    total += count;
    bits += NAMING_BITS - count * Math.log2(count);
  }
  return total === 0 ? 0 : bits + total * Math.log2(total);
}

function increment(counts: Uint32Array, symbol: number): void {
  counts[symbol] = (counts[symbol] as number) + 1;
}

/**
 * The symbol of a length or a distance code, from 1 on: if value − 1 is 1xyz… in binary, the symbol gives the number
 * of digits and x; bits for the rest follow it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9649 section 3.6.2
 */
export function magnitudeSymbol(value: number): number {
  const rest = value - 1;
  if (rest < 4) return rest;
  const digits = 31 - Math.clz32(rest);
  return 2 * digits + ((rest >>> (digits - 1)) & 1);
}

/** The number of bits after a symbol. */
export function extraBitsOf(symbol: number): number {
  return symbol < 4 ? 0 : (symbol >>> 1) - 1;
}
