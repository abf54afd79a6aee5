import {
  extraBitsOf,
  FIRST_CACHED,
  FIRST_LENGTH,
  type Histograms,
  magnitudeSymbol,
  type Tokens,
} from "./histograms.js";
import type { Matches } from "./matches.js";
import { LONGEST_COPY, MISSED, type Source } from "./stops.js";

/** Number of nearest ends of a copy that are tried, besides the farthest. */
const NEAR_ENDS = 24;
/** Extra cost of an unused symbol over one used once: its entry in the table. */
const NAMING_BITS = 6;

/**
 * The tokens of a picture with the fewest bits, for symbols of these frequencies: the shortest path through its stops.
 */
export function cheapestTokens(source: Source, matches: Matches, expected: Histograms): Tokens {
  const { stops } = source;
  const costs = new Costs(expected);
  const { leftCode, aboveCode } = matches;
  const path = new ShortestPath(stops, costs);
  const [leftBits, aboveBits] = [costs.distance(leftCode), costs.distance(aboveCode)];
  for (let place = 0; place < stops.length - 1; place++) {
    const at = stops[place] as number;
    if (stops[place + 1] === at + 1) path.take(place, place + 1, 0, costs.pixel(source, place));
    path.copy(place, matches.leftEnds[place] as number, leftCode, leftBits);
    path.copy(place, matches.aboveEnds[place] as number, aboveCode, aboveBits);
    const code = matches.codes[place] as number;
    if (code > 0) path.copy(place, matches.ends[place] as number, code, costs.distance(code));
  }
  return path.tokens();
}

/** The cheapest path to every stop, found from the first stop on. */
class ShortestPath {
  readonly #stops: Int32Array;
  readonly #costs: Costs;
  readonly #bits: Float64Array;
  /** By place, the start and the distance code of the token that leads there. */
  readonly #from: Int32Array;
  readonly #code: Int32Array;

  constructor(stops: Int32Array, costs: Costs) {
    this.#stops = stops;
    this.#costs = costs;
    this.#bits = new Float64Array(stops.length).fill(Infinity);
    this.#bits[0] = 0;
    this.#from = new Int32Array(stops.length);
    this.#code = new Int32Array(stops.length);
  }

  /** Offers a token from one stop to another. */
  take(from: number, to: number, code: number, bits: number): void {
    const total = (this.#bits[from] as number) + bits;
    if (total >= (this.#bits[to] as number)) return;
    this.#bits[to] = total;
    this.#from[to] = from;
    this.#code[to] = code;
  }

  /** Offers copies from a stop up to the end of the agreement. */
  copy(from: number, agreementEnd: number, code: number, distanceBits: number): void {
    const stops = this.#stops;
    const start = stops[from] as number;
    const end = Math.min(agreementEnd, start + LONGEST_COPY);
    let to = from + 1;
    for (; to <= from + NEAR_ENDS && to < stops.length && (stops[to] as number) <= end; to++) {
      this.take(from, to, code, distanceBits + this.#costs.length((stops[to] as number) - start));
    }
    if (to <= from + NEAR_ENDS || to >= stops.length || (stops[to] as number) > end) return;
    const farthest = this.#lastUpTo(end, to);
    this.take(from, farthest, code, distanceBits + this.#costs.length((stops[farthest] as number) - start));
  }

  tokens(): Tokens {
    const places: number[] = [];
    const lengths: number[] = [];
    const distanceCodes: number[] = [];
    for (let to = this.#stops.length - 1; to > 0; ) {
      const from = this.#from[to] as number;
      places.push(from);
      lengths.push((this.#stops[to] as number) - (this.#stops[from] as number));
      distanceCodes.push(this.#code[to] as number);
      to = from;
    }
    return { places: places.reverse(), lengths: lengths.reverse(), distanceCodes: distanceCodes.reverse() };
  }

  /** The last stop at or before `end`. @param first A stop at or before it. */
  #lastUpTo(end: number, first: number): number {
    let [low, high] = [first, this.#stops.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#stops[middle] as number) <= end) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Costs of tokens in bits. */
class Costs {
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
