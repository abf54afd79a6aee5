import { UsageError } from "../errors.js";
import { checkOutputs } from "./check-outputs.js";
import { checkPicture } from "./check-picture.js";
import { checkTiming } from "./check-timing.js";
import { MOST_RUNS } from "./limits.js";
import type { Reel } from "./reel.js";

/** @throws {UsageError} for settings that are well each by itself but not together. */
export function checkReel(reel: Reel): void {
  if (reel.trajectory === undefined) checkOptimizers(reel.optimizers);
  else checkTrajectory(reel.trajectory, reel);
  checkOutputs(reel);
  checkTiming(reel);
  checkPicture(reel);
  checkEncoder(reel);
}

function checkOptimizers({ length }: Reel["optimizers"]): void {
  if (length < 1 || length > MOST_RUNS)
    throw new UsageError(`A reel has from 1 to ${MOST_RUNS} optimizers, not ${length}.`);
}

function checkTrajectory(path: string, { optimizers, start }: Reel): void {
  const unread = optimizers.length > 0 ? "an optimizer" : start.length > 0 ? "a start" : undefined;
  if (unread) {
    throw new UsageError(
      `The runs in "${path}" are made already: ${unread} changes nothing.`,
      `Leave out ${unread}, or the trajectory.`,
    );
  }
}

function checkEncoder({ encoder, colors, dither }: Reel): void {
  if (encoder !== "gifencoder") return;
  const unread = colors !== 256 ? "--colors" : dither ? "--dither" : undefined;
  if (!unread) return;
  throw new UsageError(
    `The encoder gifencoder has no ${unread}: it chooses its palettes itself.`,
    `Leave out ${unread} or --encoder.`,
  );
}
