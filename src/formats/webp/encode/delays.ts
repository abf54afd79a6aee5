import { delayParts } from "../../delays.js";

/** The longest duration of one image, in milliseconds: about four and a half hours. */
const LONGEST_MS = 0xffffff;
/** Browsers stretch shorter durations to a tenth of a second. */
const SHORTEST_MS = 11;

/** Durations of consecutive images for a total in whole milliseconds. */
export function delaysFor(durationMs: number): number[] {
  return delayParts(durationMs, LONGEST_MS, SHORTEST_MS);
}
