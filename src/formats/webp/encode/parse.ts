import type { Costs } from "./costs.js";
import type { Source, Tokens } from "./histograms.js";
import type { Matches } from "./matches.js";
import { LONGEST_COPY } from "./stops.js";

/** Number of nearest ends of a copy that are tried, besides the farthest. */
const NEAR_ENDS = 24;

/** The tokens of a picture with the fewest bits: the shortest path through its stops. */
export function cheapestTokens(source: Source, matches: Matches, costs: Costs): Tokens {
  const { stops } = source;
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
