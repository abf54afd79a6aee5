import { cachedAt } from "./color-cache.js";
import { Costs } from "./costs.js";
import { Histograms, type Source, type Tokens } from "./histograms.js";
import { extraBitsOf } from "./magnitudes.js";
import { type Matches, matchesIn } from "./matches.js";
import { cheapestTokens } from "./parse.js";
import { type PrefixCode, prefixCodeFor } from "./prefix-code.js";

/** Pictures with fewer stops are small: what suits them best is worth a search. */
const SMALL = 2000;
/** Sizes of the color cache that are tried, as powers of two. */
const CACHE_BITS = { small: [3, 4, 5, 6, 8], large: [8, 10] } as const;
/** So often tokens are chosen anew, by how common symbols were among those before; less often once nothing is gained. */
const MOST_PASSES = 3;

/** A picture as tokens, and how common their symbols are. */
interface Parsed {
  readonly source: Source;
  readonly tokens: Tokens;
  readonly histograms: Histograms;
}

/** A picture as tokens, and the codes for their symbols. */
export interface Coded extends Parsed {
  /** Of green, red, blue, alpha and distances. */
  readonly codes: readonly PrefixCode[];
  readonly totalBits: number;
}

/** The way of writing a picture, of those that are tried, that takes the fewest bits. @param stops Of `pixels`. */
export function cheapestCoding(pixels: Int32Array, stops: Int32Array, width: number): Coded {
  const matches = matchesIn(pixels, stops, width);
  const tries = stops.length < SMALL ? CACHE_BITS.small : CACHE_BITS.large;
  const parsed = tries
    .map((cacheBits) => {
      const source = { width, pixels, stops, cacheBits, cached: cachedAt(pixels, stops, cacheBits) };
      return parse(source, matches, Histograms.guessed(source));
    })
    .reduce((best, other) => (other.histograms.estimatedBits < best.histograms.estimatedBits ? other : best));

  let best = code(parsed);
  for (let pass = 1; pass < MOST_PASSES; pass++) {
    const next = code(parse(best.source, matches, best.histograms));
    if (next.totalBits >= best.totalBits) break;
    best = next;
  }
  return best;
}

function parse(source: Source, matches: Matches, expected: Histograms): Parsed {
  const tokens = cheapestTokens(source, matches, new Costs(expected));
  return { source, tokens, histograms: Histograms.of(tokens, source) };
}

function code(parsed: Parsed): Coded {
  const codes = parsed.histograms.all.map(prefixCodeFor);
  const symbolBits = codes.reduce((sum, { totalBits }) => sum + totalBits, 0);
  return { ...parsed, codes, totalBits: symbolBits + extraBitsIn(parsed.histograms) };
}

/** The bits that follow symbols of lengths and distances. */
function extraBitsIn({ lengths, distance }: Histograms): number {
  let total = 0;
  for (const counts of [lengths, distance]) {
    for (let symbol = 0; symbol < counts.length; symbol++) total += (counts[symbol] as number) * extraBitsOf(symbol);
  }
  return total;
}
