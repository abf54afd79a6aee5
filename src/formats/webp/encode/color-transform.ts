import { estimatedBits } from "./histograms.js";

/** Multipliers are in 1/32, from −128 to 127. */
const ONE = 32;
const LEAST = -128;
const MOST = 127;
const COARSE_STEP = 8;
/** Size of the multipliers in the file, in bits. */
const WRITING_BITS = 45;
/** Most colors considered. */
const MOST_COLORS = 1000;

/** Shares of green, as a signed byte, subtracted from red and blue, and of red subtracted from blue. */
export interface ColorTransform {
  readonly greenToRed: number;
  readonly greenToBlue: number;
  readonly redToBlue: number;
}

export const NONE: ColorTransform = { greenToRed: 0, greenToBlue: 0, redToBlue: 0 };
export const SUBTRACT_GREEN: ColorTransform = { greenToRed: ONE, greenToBlue: ONE, redToBlue: 0 };

/**
 * The transform for the whole picture that leaves the fewest bits in red and blue. Mixtures of three colors, such as a
 * marker's edge on a line on the background, lie in a plane, where blue follows from red and green.
 */
export function colorTransformFor(pixels: Int32Array, stops: Int32Array): ColorTransform {
  const sample = new ColorSample(pixels, stops);
  const redBits = (greenToRed: number) => sample.bits((color) => redOf(color, greenToRed));
  const blueBits = (greenToBlue: number, redToBlue: number) =>
    sample.bits((color) => blueOf(color, greenToBlue, redToBlue));
  const greenToRed = cheapest(redBits, 0);
  let greenToBlue = ONE;
  let redToBlue = 0;
  for (let round = 0; round < 2; round++) {
    redToBlue = cheapest((multiplier) => blueBits(greenToBlue, multiplier), redToBlue);
    greenToBlue = cheapest((multiplier) => blueBits(multiplier, redToBlue), greenToBlue);
  }
  const fitted = { greenToRed, greenToBlue, redToBlue };
  const bitsOf = (transform: ColorTransform) =>
    redBits(transform.greenToRed) + blueBits(transform.greenToBlue, transform.redToBlue);
  const simple = bitsOf(SUBTRACT_GREEN) < bitsOf(NONE) ? SUBTRACT_GREEN : NONE;
  return bitsOf(fitted) + WRITING_BITS < bitsOf(simple) ? fitted : simple;
}

/** Transforms all pixels in place, except transparent black. */
export function applyTransform(transform: ColorTransform, pixels: Int32Array, stops: Int32Array): void {
  if (transform === NONE) return;
  for (let place = 0; place < stops.length - 1; place++) {
    const at = stops[place] as number;
    const pixel = pixels[at] as number;
    if (pixel !== 0) pixels.fill(transformedPixel(pixel, transform), at, stops[place + 1] as number);
  }
}

function transformedPixel(pixel: number, { greenToRed, greenToBlue, redToBlue }: ColorTransform): number {
  const red = redOf(pixel, greenToRed) & 0xff;
  return (pixel & 0xff00ff00) | (red << 16) | (blueOf(pixel, greenToBlue, redToBlue) & 0xff);
}

/** The red that is left, to be taken modulo 256. Shifts to the left and back give a channel as a signed byte. */
function redOf(pixel: number, greenToRed: number): number {
  return ((pixel >>> 16) & 0xff) - ((greenToRed * ((pixel << 16) >> 24)) >> 5);
}

function blueOf(pixel: number, greenToBlue: number, redToBlue: number): number {
  return (pixel & 0xff) - ((greenToBlue * ((pixel << 16) >> 24)) >> 5) - ((redToBlue * ((pixel << 8) >> 24)) >> 5);
}

/** The cheapest multiplier, searched coarsely and then around the best; `usual` if several are equally cheap. */
function cheapest(bitsFor: (multiplier: number) => number, usual: number): number {
  let best = usual;
  let least = bitsFor(usual);
  const look = (from: number, to: number, step: number): void => {
    for (let multiplier = from; multiplier <= to; multiplier += step) {
      const bits = bitsFor(multiplier);
      if (bits >= least) continue;
      least = bits;
      best = multiplier;
    }
  };
  look(LEAST, MOST, COARSE_STEP);
  look(Math.max(LEAST, best - COARSE_STEP + 1), Math.min(MOST, best + COARSE_STEP - 1), 1);
  return best;
}

/** Colors of a picture without transparent black, weighted by the number of runs they begin. */
class ColorSample {
  readonly #colors: Int32Array;
  readonly #weights: Int32Array;
  readonly #counts = new Uint32Array(256);

  constructor(pixels: Int32Array, stops: Int32Array) {
    const counts = new Map<number, number>();
    for (let place = 0, last = 0; place < stops.length - 1; place++) {
      const pixel = pixels[stops[place] as number] as number;
      if (pixel === last) continue;
      last = pixel;
      if (pixel !== 0) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    }
    const most = [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_COLORS);
    this.#colors = Int32Array.from(most, ([color]) => color);
    this.#weights = Int32Array.from(most, ([, count]) => count);
  }

  /** Approximate size of a channel of the transformed colors, in bits. */
  bits(channelOf: (color: number) => number): number {
    const counts = this.#counts.fill(0);
    for (let i = 0; i < this.#colors.length; i++) {
      const value = channelOf(this.#colors[i] as number) & 0xff;
      counts[value] = (counts[value] as number) + (this.#weights[i] as number);
    }
    return estimatedBits(counts);
  }
}
