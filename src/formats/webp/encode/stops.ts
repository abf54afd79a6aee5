/** The most pixels one copy can take. */
export const LONGEST_COPY = 4096;
/** In a run of equal pixels that is longer, copies begin and end at its ends only. */
const LONG_RUN = 16;

/**
 * Where tokens may begin, in pixels from the start, ascending; the last is the end of the picture. In a long run
 * nothing begins, so that a picture costs what there is to see in it: from one stop to the next
 * all pixels are equal.
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
