import { delayParts } from "../../delays.js";

/** The longest delay of one image, in 1/100 s. */
const LONGEST_DELAY = 0xffff;
/** Browsers replace delays of 0 and 1 by a tenth of a second. */
const SHORTEST_DELAY = 2;

/** A GIF's unit of time. */
export const UNIT_MS = 10;

/** Delays of consecutive images for a duration, in 1/100 s. */
export function delaysFor(duration: number): number[] {
  return delayParts(duration, LONGEST_DELAY, SHORTEST_DELAY);
}
