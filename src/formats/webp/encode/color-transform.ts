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
  const colors = new ColorSample(pixels, stops);
  const greenToRed = cheapest((multiplier) => colors.redBits(multiplier), 0);
  let greenToBlue = ONE;
  let redToBlue = 0;
  for (let round = 0; round < 2; round++) {
    redToBlue = cheapest((multiplier) => colors.blueBits(greenToBlue, multiplier), redToBlue);
    greenToBlue = cheapest((multiplier) => colors.blueBits(multiplier, redToBlue), greenToBlue);
  }
  const fitted = { greenToRed, greenToBlue, redToBlue };
  const bitsOf = (transform: ColorTransform) =>
    colors.redBits(transform.greenToRed) + colors.blueBits(transform.greenToBlue, transform.redToBlue);
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
  const green = (pixel << 16) >> 24;
  const red = (pixel >>> 16) & 0xff;
  const newRed = red - ((greenToRed * green) >> 5);
  const newBlue = (pixel & 0xff) - ((greenToBlue * green) >> 5) - ((redToBlue * ((red << 24) >> 24)) >> 5);
  return (pixel & 0xff00ff00) | ((newRed & 0xff) << 16) | (newBlue & 0xff);
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
  readonly #weights: number[];
  readonly #red: Int32Array;
  readonly #blue: Int32Array;
  readonly #signedRed: Int32Array;
  readonly #signedGreen: Int32Array;
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
    const colors = Int32Array.from(most, ([color]) => color);
    this.#weights = most.map(([, count]) => count);
    this.#red = colors.map((color) => (color >>> 16) & 0xff);
    this.#blue = colors.map((color) => color & 0xff);
    this.#signedRed = colors.map((color) => (color << 8) >> 24);
    this.#signedGreen = colors.map((color) => (color << 16) >> 24);
  }

  redBits(greenToRed: number): number {
    return this.#bits(
      (color) => (this.#red[color] as number) - ((greenToRed * (this.#signedGreen[color] as number)) >> 5),
    );
  }

  blueBits(greenToBlue: number, redToBlue: number): number {
    return this.#bits(
      (color) =>
        (this.#blue[color] as number) -
        ((greenToBlue * (this.#signedGreen[color] as number)) >> 5) -
        ((redToBlue * (this.#signedRed[color] as number)) >> 5),
    );
  }

  #bits(channelOf: (color: number) => number): number {
    const counts = this.#counts.fill(0);
    for (let color = 0; color < this.#weights.length; color++) {
      const value = channelOf(color) & 0xff;
      counts[value] = (counts[value] as number) + (this.#weights[color] as number);
    }
    return estimatedBits(counts);
  }
}
