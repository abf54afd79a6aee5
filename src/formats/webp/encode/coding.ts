import { cacheIndices } from "./color-cache.js";
import { Costs } from "./costs.js";
import { Histograms, type Source, type Tokens } from "./histograms.js";
import { extraBitsOf } from "./magnitudes.js";
import { type Matches, matchesIn } from "./matches.js";
import { cheapestTokens } from "./parse.js";
import { type PrefixCode, prefixCodeFor } from "./prefix-code.js";

/** Pictures with fewer stops are small enough to search for the best cache size. */
const SMALL = 2000;
/** Tried sizes of the color cache, as powers of two. */
const CACHE_BITS = { small: [3, 4, 5, 6, 8], large: [8, 10] } as const;
/** Most passes: each chooses tokens by the symbol frequencies of the one before, and stops when nothing is gained. */
const MOST_PASSES = 3;

/** A picture as tokens, with their symbols' frequencies. */
interface ParsedPicture {
  readonly source: Source;
  readonly tokens: Tokens;
  readonly histograms: Histograms;
}

/** A picture as tokens, with codes for their symbols. */
export interface CodedPicture extends ParsedPicture {
  /** Codes of green, red, blue, alpha and distances. */
  readonly codes: readonly PrefixCode[];
  readonly totalBits: number;
}

/** The tried coding of a picture that takes the fewest bits. @param stops `stopsIn(pixels)`. */
export function cheapestCoding(pixels: Int32Array, stops: Int32Array, width: number): CodedPicture {
  const matches = matchesIn(pixels, stops, width);
  const tries = stops.length < SMALL ? CACHE_BITS.small : CACHE_BITS.large;
  const parsed = tries
    .map((cacheBits) => {
      const source = { width, pixels, stops, cacheBits, cached: cacheIndices(pixels, stops, cacheBits) };
      return parsedPicture(source, matches, Histograms.guess(source));
    })
    .reduce((best, other) => (other.histograms.estimatedBits < best.histograms.estimatedBits ? other : best));

  let best = codedPicture(parsed);
  for (let pass = 1; pass < MOST_PASSES; pass++) {
    const next = codedPicture(parsedPicture(best.source, matches, best.histograms));
    if (next.totalBits >= best.totalBits) break;
    best = next;
  }
  return best;
}

function parsedPicture(source: Source, matches: Matches, expected: Histograms): ParsedPicture {
  const tokens = cheapestTokens(source, matches, new Costs(expected));
  return { source, tokens, histograms: Histograms.of(tokens, source) };
}

function codedPicture(parsed: ParsedPicture): CodedPicture {
  const codes = parsed.histograms.all.map(prefixCodeFor);
  const symbolBits = codes.reduce((sum, { totalBits }) => sum + totalBits, 0);
  return { ...parsed, codes, totalBits: symbolBits + extraBitsIn(parsed.histograms) };
}

/** Total of the bits after symbols of lengths and distances. */
function extraBitsIn({ lengths, distance }: Histograms): number {
  let total = 0;
  for (const counts of [lengths, distance]) {
    for (let symbol = 0; symbol < counts.length; symbol++) total += (counts[symbol] as number) * extraBitsOf(symbol);
  }
  return total;
}
