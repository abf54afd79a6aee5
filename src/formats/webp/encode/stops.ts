/** The most pixels of one copy. */
export const LONGEST_COPY = 4096;
/** In longer runs of equal pixels, copies begin and end only at the run's ends. */
const LONG_RUN = 16;
/** Index of a pixel that the cache does not hold. */
export const MISSED = -1;
const MULTIPLIER = 0x1e35a7bd;

/** A picture, with the places where tokens may begin. */
export interface Source {
  /** 0xAARRGGBB. */
  readonly pixels: Int32Array;
  readonly stops: Int32Array;
  readonly cacheBits: number;
  /** By place in `stops`, the index of the color cache that holds the pixel, or `MISSED`. */
  readonly cached: Int16Array;
}

/**
 * The pixels at which tokens may begin, ascending; the last stop is the end of the picture. Between two stops all
 * pixels are equal. No token begins inside a long run, so the cost depends on a picture's content, not its area.
 */
export function stopsIn(pixels: Int32Array): Int32Array {
  const stops: number[] = [];
  const total = pixels.length;
  for (let start = 0, end = 0; start < total; start = end) {
    const pixel = pixels[start];
    end = start + 1;
    while (end < total && pixels[end] === pixel) end++;
    if (end - start <= LONG_RUN) {
      for (let at = start; at < end; at++) stops.push(at);
    } else {
      stops.push(start);
      for (let at = start + 1; at < end; at += LONGEST_COPY) stops.push(at);
    }
  }
  stops.push(total);
  return Int32Array.from(stops);
}

/**
 * By place in `stops`, the index of the color cache that holds the pixel, or `MISSED`. Every decoded pixel is stored at
 * its hash. The cache starts as transparent black, so a mostly transparent picture never needs to code that color.
 *
 * @param bits The cache has 2^bits entries; 0 for no cache.
 * @see https://www.rfc-editor.org/rfc/rfc9649 section 3.6.3
 */
export function cacheIndices(pixels: Int32Array, stops: Int32Array, bits: number): Int16Array {
  const indices = new Int16Array(stops.length).fill(MISSED);
  if (bits === 0) return indices;
  const cache = new Int32Array(1 << bits);
  // Between two stops all pixels are equal, and storing one again changes nothing.
  for (let place = 0; place < stops.length - 1; place++) {
    const pixel = pixels[stops[place] as number] as number;
    const index = Math.imul(pixel, MULTIPLIER) >>> (32 - bits);
    if (cache[index] === pixel) indices[place] = index;
    cache[index] = pixel;
  }
  return indices;
}
