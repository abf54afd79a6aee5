/** The longest time one image can carry, in milliseconds: about four and a half hours. */
const LONGEST_MS = 0xffffff;
/** Browsers stretch what is shown for less to a tenth of a second. */
const SHORTEST_MS = 11;

/**
 * A time in whole milliseconds as times that one image each can carry: as many of the longest as needed, then the
 * rest, which is never so short that browsers would stretch it.
 */
export function delaysFor(durationMs: number): number[] {
  const delays: number[] = [];
  let rest = durationMs;
  while (rest > LONGEST_MS) {
    const delay = Math.min(LONGEST_MS, rest - SHORTEST_MS);
    delays.push(delay);
    rest -= delay;
  }
  return [...delays, rest];
}
