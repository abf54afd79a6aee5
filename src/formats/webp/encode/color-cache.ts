/** Index of a pixel that the cache does not hold. */
export const MISSED = -1;
const MULTIPLIER = 0x1e35a7bd;

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
