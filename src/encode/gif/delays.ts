import { frameEndMs, type Timeline } from "../../frame.js";

/** The longest delay one image can carry, in 1/100 s. */
const LONGEST_DELAY = 0xffff;
/** Browsers turn 0 and 1 into a tenth of a second. */
const SHORTEST_DELAY = 2;

/**
 * When a frame begins, in a GIF's unit of 1/100 s; the frame after the last begins when the film
 * ends. Times are rounded, not lengths, so that error never accumulates: at 30 fps frames last
 * 3, 4, 3, 3, 4, 3, …
 */
export function frameStart(timeline: Timeline, frame: number): number {
  if (frame === 0) return 0;
  // 1000/fps is rarely a whole number: what is a half in decimals must not fall to either side.
  return Math.round(Number((frameEndMs(timeline, frame - 1) / 10).toFixed(6)));
}

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
