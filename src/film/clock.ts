import type { Timeline } from "./frame.js";

/** How steps are spread over the frames: evenly, with more frames for early ones, or alike for every factor of ten. */
export const clockNames = ["even", "eased", "log"] as const;
export type ClockName = (typeof clockNames)[number];

/** The settings of time. */
export interface TimeSettings {
  /** `auto` is all of a recorded run, or what a film takes that ends when nothing moves. */
  readonly frames: number | "auto";
  /** Steps from one frame to the next, where `steps` is `auto`. */
  readonly stride: number;
  /** The step that the last frame shows. */
  readonly steps: number | "auto";
  readonly clock: ClockName;
  readonly untilConverged: boolean;
  readonly fps: number;
  /** How much longer the first frame stays, and the last, in milliseconds. */
  readonly intro: number;
  readonly hold: number;
  /** How many times the animation plays; 0 is forever. */
  readonly loop: number;
}

/** How many frames a film has, and the step that the last one shows. */
export interface Extent {
  readonly frames: number;
  readonly steps: number;
}

/** The timing of a film as plain data, with every setting resolved. */
export interface Timing extends Omit<TimeSettings, "frames" | "steps" | "stride" | "untilConverged">, Extent {}

/** Which step each frame shows, and when. */
export interface Clock {
  readonly frameCount: number;
  /** The step that the last frame shows. */
  readonly steps: number;
  readonly kind: ClockName;
  readonly timeline: Timeline;
  /** Whether readings of all steps are kept, not only of those that frames show. */
  readonly isEveryStep: boolean;
  /** The step that a frame shows. */
  stepAt(frame: number): number;
}

/** Most frames with `untilConverged`, unless `frames` is set. */
const MOST_FRAMES_UNTIL_CONVERGED = 2000;

/** Most readings kept for panels, over all runs. */
export const MOST_READINGS = 100_000;

/**
 * The most frames and steps of a film.
 *
 * @param longest The steps of the longest run, if runs were recorded elsewhere.
 */
export function extentOf(
  { frames, stride, steps }: Pick<TimeSettings, keyof Extent | "stride">,
  longest?: number,
): Extent {
  const all = longest === undefined ? MOST_FRAMES_UNTIL_CONVERGED : Math.ceil(longest / stride) + 1;
  const most = frames === "auto" ? all : frames;
  return { frames: most, steps: steps === "auto" ? (most - 1) * stride : steps };
}

/** The clock of a film of so many runs. */
export function clockOf({ frames, steps, clock, fps, intro, hold, loop }: Timing, runCount: number): Clock {
  return {
    frameCount: frames,
    steps,
    kind: clock,
    timeline: { frameCount: frames, frameMs: 1000 / fps, introMs: intro, holdMs: hold, plays: loop },
    isEveryStep: steps * runCount <= MOST_READINGS,
    stepAt: stepsOf(clock, frames, steps),
  };
}

/**
 * Which step each frame shows, with s the share of the film that has passed, 0 to 1:
 *
 *     even: s·steps      eased: s²·steps      log: (1 + steps)^s − 1
 *
 * rounded to whole steps: a frame never shows anything between two. A single frame shows the last step. Frames that
 * show the same step as the one before lengthen it.
 */
function stepsOf(kind: ClockName, frames: number, steps: number): (frame: number) => number {
  if (frames === 1) return () => steps;
  const last = frames - 1;
  const shareOfSteps: Readonly<Record<ClockName, (share: number) => number>> = {
    even: (share) => share * steps,
    eased: (share) => share ** 2 * steps,
    log: (share) => Math.expm1(share * Math.log1p(steps)),
  };
  return (frame) => Math.round(shareOfSteps[kind](frame / last));
}
