/** The most pixels of one copy. */
export const LONGEST_COPY = 4096;
/** In longer runs of equal pixels, copies begin and end only at the run's ends. */
const LONG_RUN = 16;

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
