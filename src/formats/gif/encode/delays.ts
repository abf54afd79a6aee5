import { split } from "../../delays.js";

/** The longest delay one image can carry, in 1/100 s. */
const LONGEST_DELAY = 0xffff;
/** Browsers turn 0 and 1 into a tenth of a second. */
const SHORTEST_DELAY = 2;

/** A GIF's unit of time. */
export const UNIT_MS = 10;

/** A time in 1/100 s as delays that one image each can carry. */
export function delaysFor(duration: number): number[] {
  return split(duration, LONGEST_DELAY, SHORTEST_DELAY);
}
