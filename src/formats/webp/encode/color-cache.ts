/** In place of an index: the cache does not hold the pixel. */
export const MISSED = -1;
const MULTIPLIER = 0x1e35a7bd;

/**
 * Where the color cache holds the pixels at which tokens may begin, by place in `stops`. Whatever is decoded is put
 * where its hash says; before, all places hold transparent black, so that a picture that is mostly
 * transparent never has to spell that out.
 *
 * @param bits The cache has 2^bits places; 0 for no cache.
 * @see https://www.rfc-editor.org/rfc/rfc9649 section 3.6.3
 */
export function cachedAt(pixels: Int32Array, stops: Int32Array, bits: number): Int16Array {
  const indices = new Int16Array(stops.length).fill(MISSED);
  if (bits === 0) return indices;
  const cache = new Int32Array(1 << bits);
  // Between two stops all pixels are equal, and putting one in again changes nothing.
  for (let place = 0; place < stops.length - 1; place++) {
    const pixel = pixels[stops[place] as number] as number;
    const index = Math.imul(pixel, MULTIPLIER) >>> (32 - bits);
    if (cache[index] === pixel) indices[place] = index;
    cache[index] = pixel;
  }
  return indices;
}
