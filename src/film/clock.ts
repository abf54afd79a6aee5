import type { Timeline } from "./frame.js";

/** Distributions of steps over frames: even, more frames for early steps, or equally many for every factor of ten. */
export const clockNames = ["even", "eased", "log"] as const;
export type ClockName = (typeof clockNames)[number];

/** The settings of time. */
export interface TimeSettings {
  /** `auto` is a whole recorded run, or up to the last movement with `untilConverged`. */
  readonly frames: number | "auto";
  /** Steps from one frame to the next, if `steps` is `auto`. */
  readonly stride: number;
  /** The step that the last frame shows. */
  readonly steps: number | "auto";
  readonly clock: ClockName;
  readonly untilConverged: boolean;
  readonly fps: number;
  /** Extra duration of the first and of the last frame, in milliseconds. */
  readonly intro: number;
  readonly hold: number;
  /** Number of times the animation plays; 0 is forever. */
  readonly loop: number;
}

/** The number of frames of a film, and the step that the last one shows. */
export interface Extent {
  readonly frames: number;
  readonly steps: number;
}

/** The settings of a film's time as plain data, with every `auto` resolved. */
export interface Timing extends Omit<TimeSettings, "frames" | "steps" | "stride" | "untilConverged">, Extent {}

/** The step and the time of each frame. */
export interface Clock {
  readonly frameCount: number;
  /** The step that the last frame shows. */
  readonly steps: number;
  readonly kind: ClockName;
  readonly timeline: Timeline;
  /** True if the states after all steps are recorded, false if only those of steps that frames show. */
  readonly isEveryStep: boolean;
  /** The step that a frame shows; a shorter run stays at its last point. */
  stepAt(frame: number): number;
}

/** Most frames of a film with `untilConverged`. */
const MOST_FRAMES_UNTIL_CONVERGED = 2000;

/** Most recorded states for panels, over all runs together. */
export const MOST_READINGS = 100_000;

/**
 * The most frames and steps that a film may have; its runs are recorded this far.
 *
 * @param longest The steps of the longest run, if runs were recorded before.
 */
export function extentOf(
  { frames, stride, steps }: Pick<TimeSettings, keyof Extent | "stride">,
  longest?: number,
): Extent {
  const all = longest === undefined ? MOST_FRAMES_UNTIL_CONVERGED : Math.ceil(longest / stride) + 1;
  const most = frames === "auto" ? all : frames;
  return { frames: most, steps: steps === "auto" ? (most - 1) * stride : steps };
}

/** How long each of so many frames is shown. */
export function timelineOf(
  { fps, intro, hold, loop }: Pick<TimeSettings, "fps" | "intro" | "hold" | "loop">,
  frameCount: number,
): Timeline {
  return { frameCount, frameMs: 1000 / fps, introMs: intro, holdMs: hold, plays: loop };
}

/** The clock of a film with `runCount` runs. */
export function clockOf({ frames, steps, clock, fps, intro, hold, loop }: Timing, runCount: number): Clock {
  return {
    frameCount: frames,
    steps,
    kind: clock,
    timeline: timelineOf({ fps, intro, hold, loop }, frames),
    isEveryStep: steps * runCount <= MOST_READINGS,
    stepAt: stepsOf(clock, frames, steps),
  };
}

/**
 * The step that each frame shows, with s the elapsed share of the film, 0 to 1:
 *
 *     even: s·steps      eased: s²·steps      log: (1 + steps)^s − 1
 *
 * rounded to whole steps. A single frame shows the last step. Frames with the same step as the one before extend it.
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
