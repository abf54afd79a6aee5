import { split } from "../../delays.js";

/** The longest time one image can carry, in milliseconds: about four and a half hours. */
const LONGEST_MS = 0xffffff;
/** Browsers stretch what is shown for less to a tenth of a second. */
const SHORTEST_MS = 11;

/** A time in whole milliseconds as times that one image each can carry. */
export function delaysFor(durationMs: number): number[] {
  return split(durationMs, LONGEST_MS, SHORTEST_MS);
}
