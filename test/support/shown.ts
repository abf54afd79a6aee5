import { type Film, type Frame, frameEndMs, type Timeline } from "../../src/film/frame.js";
import type { Decoded } from "./judges/judge.js";
import { withoutAlpha } from "./judges/omggif.js";
import { pictures } from "./scenes.js";

/** The frames of a film as whole pictures: red, green, blue, row by row. */
export async function framesOf(film: Film): Promise<Buffer[]> {
  const frames: Frame[] = [];
  for await (const frame of film.frames()) frames.push(frame);
  return [...pictures(film.size, frames)].map(withoutAlpha);
}

/** What an animation shows in the middle of every frame's time; one that has no times shows its image. */
export function shownAtFrames({ images }: Decoded, timeline: Timeline): Buffer[] {
  return Array.from({ length: timeline.frameCount }, (_, frame) => {
    const begins = frame === 0 ? 0 : frameEndMs(timeline, frame - 1);
    let rest = (begins + frameEndMs(timeline, frame)) / 2;
    for (const { durationMs, rgb } of images) {
      rest -= durationMs;
      if (rest < 0 || images.length === 1) return rgb;
    }
    throw new Error(`The animation ends before frame ${frame}.`);
  });
}

/** The first picture that differs, or that one side lacks; −1 when all are the same. */
export function firstDifference(some: readonly Buffer[], others: readonly Buffer[]): number {
  const count = Math.max(some.length, others.length);
  for (let i = 0; i < count; i++) if (!some[i] || !others[i] || !some[i]?.equals(others[i] as Buffer)) return i;
  return -1;
}
