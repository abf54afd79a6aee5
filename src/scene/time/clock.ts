import type { ClockName } from "../names.js";

export interface ClockOptions {
  readonly kind: ClockName;
  /** Frames on the timeline, 1 at least. */
  readonly frames: number;
  /** The step that the last frame shows. */
  readonly steps: number;
}

/**
 * Which step each frame shows, with s the share of the film that has passed, 0 to 1:
 *
 *     even: s·steps      eased: s²·steps      log: (1 + steps)^s − 1
 *
 * rounded to whole steps, and of one frame alone the last: a frame never shows anything between two. Frames that show the same step as the one before
 * lengthen it.
 */
export function clock({ kind, frames, steps }: ClockOptions): (frame: number) => number {
  if (frames === 1) return () => steps;
  const last = frames - 1;
  const shareOfSteps: Readonly<Record<ClockName, (share: number) => number>> = {
    even: (share) => share * steps,
    eased: (share) => share ** 2 * steps,
    log: (share) => Math.expm1(share * Math.log1p(steps)),
  };
  return (frame) => Math.round(shareOfSteps[kind](frame / last));
}
