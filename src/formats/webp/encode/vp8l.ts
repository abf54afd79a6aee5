import type { Size } from "../../../math/geometry.js";
import { BitWriter } from "./bit-writer.js";
import { applyTransform, type ColorTransform, colorTransformFor, NONE, SUBTRACT_GREEN } from "./color-transform.js";
import { type Alphabets, extraBitsOf, FIRST_CACHED, FIRST_LENGTH, Histograms, magnitudeSymbol } from "./histograms.js";
import { type Matches, matchesIn } from "./matches.js";
import { cheapestTokens } from "./parse.js";
import { type PrefixCode, prefixCodeFor } from "./prefix-code.js";
import { cacheIndices, MISSED, type Source, stopsIn } from "./stops.js";

const SIGNATURE = 0x2f;
const VERSION = 0;
const TRANSFORMS = { color: 1, subtractGreen: 2 } as const;
/** A color transform has blocks of at most 2^9 × 2^9 pixels; here all blocks are equal. */
const LARGEST_BLOCK_BITS = 9;
const LEAST_BLOCK_BITS = 2;
const TRANSPARENT_BLACK = 0;
/** Pictures with fewer stops are small enough to search for the best cache size. */
const SMALL = 2000;
/** Tried sizes of the color cache, as powers of two. */
const CACHE_BITS = { small: [3, 4, 5, 6, 8], large: [8, 10] } as const;
/** Most passes: each chooses tokens by the symbol frequencies of the one before, and stops when nothing is gained. */
const MOST_PASSES = 3;

/**
 * A picture as a VP8L bitstream, optimized for changes between frames of a plot: few pixels of few colors, the rest
 * transparent black. It uses no predictors and one set of prefix codes.
 *
 * @param pixels 0xAARRGGBB, row by row; overwritten.
 * @see https://www.rfc-editor.org/rfc/rfc9649 section 3
 */
export function vp8l(pixels: Int32Array, { width, height }: Size): Uint8Array {
  const stops = stopsIn(pixels);
  const transform = colorTransformFor(pixels, stops);
  applyTransform(transform, pixels, stops);

  const bits = new BitWriter();
  bits.write(SIGNATURE, 8);
  bits.write(width - 1, 14);
  bits.write(height - 1, 14);
  bits.write(pixels.includes(TRANSPARENT_BLACK) ? 1 : 0, 1);
  bits.write(VERSION, 3);
  writeTransform(bits, transform);
  writeImage(bits, cheapestCoding(pixels, stops, width));
  return bits.finish();
}

/** Writes at most one transform and the end of transforms. */
function writeTransform(bits: BitWriter, transform: ColorTransform): void {
  if (transform === SUBTRACT_GREEN) {
    bits.write(1, 1);
    bits.write(TRANSFORMS.subtractGreen, 2);
  } else if (transform !== NONE) {
    const { greenToRed, greenToBlue, redToBlue } = transform;
    bits.write(1, 1);
    bits.write(TRANSFORMS.color, 2);
    bits.write(LARGEST_BLOCK_BITS - LEAST_BLOCK_BITS, 3);
    // The multipliers are a picture of one color: no cache, and codes that take no bits.
    bits.write(0, 1);
    for (const value of [greenToBlue & 0xff, redToBlue & 0xff, greenToRed & 0xff, 0xff, 0]) {
      prefixCodeFor(new Uint32Array(256).fill(1, value, value + 1)).writeTable(bits);
    }
  }
  bits.write(0, 1);
}

/** The tried coding of a picture that takes the fewest bits. @param stops `stopsIn(pixels)`. */
function cheapestCoding(pixels: Int32Array, stops: Int32Array, width: number): CodedPicture {
  const matches = matchesIn(pixels, stops, width);
  const tries = stops.length < SMALL ? CACHE_BITS.small : CACHE_BITS.large;
  const parsed = tries
    .map((cacheBits) => {
      const source = { pixels, stops, cacheBits, cached: cacheIndices(pixels, stops, cacheBits) };
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

/** A picture as tokens, with their symbols' frequencies. @param expected Frequencies to choose tokens by. */
function parsedPicture(source: Source, matches: Matches, expected: Histograms) {
  const tokens = cheapestTokens(source, matches, expected);
  return { source, tokens, histograms: Histograms.of(tokens, source) };
}

type CodedPicture = ReturnType<typeof codedPicture>;

/** A picture as tokens, with codes for their symbols. */
function codedPicture(parsed: ReturnType<typeof parsedPicture>) {
  const { all, lengths, distance } = parsed.histograms;
  const codes = all.map(prefixCodeFor) as readonly PrefixCode[] as Alphabets<PrefixCode>;
  const symbolBits = codes.reduce((sum, { totalBits }) => sum + totalBits, 0);
  return { ...parsed, codes, totalBits: symbolBits + extraBitsIn(lengths) + extraBitsIn(distance) };
}

/** Total of the bits after symbols of lengths or distances. */
function extraBitsIn(counts: Uint32Array): number {
  return counts.reduce((sum, count, symbol) => sum + count * extraBitsOf(symbol), 0);
}

function writeImage(bits: BitWriter, { source, tokens, codes }: CodedPicture): void {
  const { pixels, stops, cached, cacheBits } = source;
  bits.write(1, 1);
  bits.write(cacheBits, 4);
  const hasSeveralSets = 0;
  bits.write(hasSeveralSets, 1);
  for (const code of codes) code.writeTable(bits);
  const [green, red, blue, alpha, distance] = codes;
  tokens.places.forEach((place, token) => {
    const distanceCode = tokens.distanceCodes[token] as number;
    if (distanceCode > 0) {
      writeMagnitude(bits, green, FIRST_LENGTH, tokens.lengths[token] as number);
      writeMagnitude(bits, distance, 0, distanceCode);
    } else if (cached[place] !== MISSED) {
      green.write(bits, FIRST_CACHED + (cached[place] as number));
    } else {
      const pixel = pixels[stops[place] as number] as number;
      green.write(bits, (pixel >>> 8) & 0xff);
      red.write(bits, (pixel >>> 16) & 0xff);
      blue.write(bits, pixel & 0xff);
      alpha.write(bits, pixel >>> 24);
    }
  });
}

function writeMagnitude(bits: BitWriter, code: PrefixCode, firstSymbol: number, value: number): void {
  const symbol = magnitudeSymbol(value);
  const extraBits = extraBitsOf(symbol);
  code.write(bits, firstSymbol + symbol);
  bits.write((value - 1) & ((1 << extraBits) - 1), extraBits);
}
