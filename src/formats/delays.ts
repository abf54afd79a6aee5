/**
 * A time as delays that one image each can carry: as many of the longest as needed, then the rest, which is never so
 * short that browsers would stretch it to a tenth of a second. All in a format's unit of time.
 *
 * @param longest The longest delay that the format has.
 * @param shortest The shortest that browsers keep.
 */
export function split(duration: number, longest: number, shortest: number): number[] {
  const delays: number[] = [];
  let rest = duration;
  while (rest > longest) {
    const delay = Math.min(longest, rest - shortest);
    delays.push(delay);
    rest -= delay;
  }
  return [...delays, rest];
}
