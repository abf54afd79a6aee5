/** The longest delay one image can carry, in 1/100 s. */
const LONGEST_DELAY = 0xffff;
/** Browsers turn 0 and 1 into a tenth of a second. */
const SHORTEST_DELAY = 2;

/** A GIF's unit of time. */
export const UNIT_MS = 10;

/**
 * A time as delays that one image each can carry: as many of the longest as needed, then the rest,
 * which is never so short that browsers would slow it down.
 */
export function delaysFor(duration: number): number[] {
  const delays: number[] = [];
  let rest = duration;
  while (rest > LONGEST_DELAY) {
    const delay = Math.min(LONGEST_DELAY, rest - SHORTEST_DELAY);
    delays.push(delay);
    rest -= delay;
  }
  return [...delays, rest];
}
