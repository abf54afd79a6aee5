import type { Size } from "../../../math/geometry.js";
import { BitWriter } from "./bit-writer.js";
import { type CodedPicture, cheapestCoding } from "./coding.js";
import { MISSED } from "./color-cache.js";
import { applyTransform, type ColorTransform, colorTransformFor, NONE, SUBTRACT_GREEN } from "./color-transform.js";
import { FIRST_CACHED, FIRST_LENGTH } from "./histograms.js";
import { extraBitsOf, extraOf, magnitudeSymbol } from "./magnitudes.js";
import { type PrefixCode, prefixCodeFor } from "./prefix-code.js";
import { stopsIn } from "./stops.js";

const SIGNATURE = 0x2f;
const VERSION = 0;
const TRANSFORMS = { color: 1, subtractGreen: 2 } as const;
/** A color transform has blocks of at most 2^9 × 2^9 pixels; here all blocks are equal. */
const LARGEST_BLOCK_BITS = 9;
const LEAST_BLOCK_BITS = 2;
const TRANSPARENT_BLACK = 0;

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

function writeImage(bits: BitWriter, { source, tokens, codes }: CodedPicture): void {
  const { pixels, stops, cached, cacheBits } = source;
  bits.write(1, 1);
  bits.write(cacheBits, 4);
  const hasSeveralSets = 0;
  bits.write(hasSeveralSets, 1);
  for (const code of codes) code.writeTable(bits);
  const [green, red, blue, alpha, distance] = codes as [PrefixCode, PrefixCode, PrefixCode, PrefixCode, PrefixCode];
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
  code.write(bits, firstSymbol + symbol);
  bits.write(extraOf(value), extraBitsOf(symbol));
}
