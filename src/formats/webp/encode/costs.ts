import { MISSED } from "./color-cache.js";
import { FIRST_CACHED, FIRST_LENGTH, type Histograms, type Source } from "./histograms.js";
import { extraBitsOf, magnitudeSymbol } from "./magnitudes.js";

/** Extra cost of an unused symbol over one used once: its entry in the table. */
const NAMING_BITS = 6;

/** Costs of tokens in bits, for symbols with the frequencies of histograms. */
export class Costs {
  readonly #green: Float32Array;
  readonly #red: Float32Array;
  readonly #blue: Float32Array;
  readonly #alpha: Float32Array;
  readonly #distance: Float32Array;

  constructor({ green, red, blue, alpha, distance }: Histograms) {
    this.#green = bitsOf(green);
    this.#red = bitsOf(red);
    this.#blue = bitsOf(blue);
    this.#alpha = bitsOf(alpha);
    this.#distance = bitsOf(distance);
  }

  pixel({ pixels, stops, cached }: Source, place: number): number {
    const index = cached[place] as number;
    if (index !== MISSED) return this.#green[FIRST_CACHED + index] as number;
    const pixel = pixels[stops[place] as number] as number;
    return (
      (this.#green[(pixel >>> 8) & 0xff] as number) +
      (this.#red[(pixel >>> 16) & 0xff] as number) +
      (this.#blue[pixel & 0xff] as number) +
      (this.#alpha[pixel >>> 24] as number)
    );
  }

  length(length: number): number {
    const symbol = magnitudeSymbol(length);
    return (this.#green[FIRST_LENGTH + symbol] as number) + extraBitsOf(symbol);
  }

  distance(code: number): number {
    const symbol = magnitudeSymbol(code);
    return (this.#distance[symbol] as number) + extraBitsOf(symbol);
  }
}

/** −log₂ of each symbol's share. */
function bitsOf(counts: Uint32Array): Float32Array {
  let total = 1;
  for (let symbol = 0; symbol < counts.length; symbol++) total += counts[symbol] as number;
  const all = Math.log2(total);
  const bits = new Float32Array(counts.length);
  for (let symbol = 0; symbol < counts.length; symbol++) {
    const count = counts[symbol] as number;
    bits[symbol] = count > 0 ? all - Math.log2(count) : all + NAMING_BITS;
  }
  return bits;
}
