import { frameStart, type Timeline } from "../../film/frame.js";
import type { Delay } from "../png/encode/chunks.js";

const MOST_PARTS = 0xffff;
/** Browsers stretch shorter delays to a tenth of a second. */
const SHORTEST_MS = 11;

/**
 * Delays of consecutive images for a duration: milliseconds up to a minute; beyond, as many whole seconds as fit, up
 * to 18 hours, and then the rest, which is never so short that browsers would stretch it.
 */
export function delaysFor(durationMs: number): Delay[] {
  const delays: Delay[] = [];
  let rest = durationMs;
  while (rest > MOST_PARTS) {
    const seconds = Math.min(MOST_PARTS, Math.floor(rest / 1000));
    const left = rest - 1000 * seconds;
    const taken = left > 0 && left < SHORTEST_MS ? seconds - 1 : seconds;
    delays.push({ numerator: taken, denominator: 1 });
    rest -= 1000 * taken;
  }
  return rest > 0 || delays.length === 0 ? [...delays, { numerator: rest, denominator: 1000 }] : delays;
}

/** For every frame with changes, the delays until the next such frame. */
export function delaysByFrame(timeline: Timeline, changed: readonly number[]): ReadonlyMap<number, readonly Delay[]> {
  return new Map(
    changed.map((frame, i) => {
      const next = changed[i + 1] ?? timeline.frameCount;
      return [frame, delaysFor(frameStart(timeline, next, 1) - frameStart(timeline, frame, 1))];
    }),
  );
}
