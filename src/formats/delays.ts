/**
 * Splits a duration into delays of one image each, in a format's unit of time: as many of the longest as needed, then
 * the rest, which is never so short that browsers would stretch it to a tenth of a second.
 *
 * @param longest The longest delay of the format.
 * @param shortest The shortest delay that browsers respect.
 */
export function delayParts(duration: number, longest: number, shortest: number): number[] {
  const delays: number[] = [];
  let rest = duration;
  while (rest > longest) {
    const delay = Math.min(longest, rest - shortest);
    delays.push(delay);
    rest -= delay;
  }
  return [...delays, rest];
}
