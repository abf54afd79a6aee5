import { UsageError } from "../errors.js";
import { type OptimizerSettings, optimizerOf } from "../optimizers/registry.js";
import { checkOutputs } from "./check-outputs.js";
import { checkPicture } from "./check-picture.js";
import { checkTiming } from "./check-timing.js";
import { flag, numbers, oneOf, text, whole } from "./ranges.js";
import type { Reel } from "./reel.js";

/** More could not be told apart in one picture. */
export const MOST_RUNS = 8;

/** @throws {UsageError} for the first value out of its range, naming it. */
export function checkReel(reel: Reel): void {
  if (reel.trajectory === undefined) checkOptimizers(reel.optimizers);
  else checkTrajectory(reel);
  oneOf("encoder", reel.encoder, ["gradreel", "gifencoder"]);
  numbers("start", reel.start);
  checkOutputs(reel);
  checkTiming(reel);
  checkPicture(reel);
  whole("colors", reel.colors, 2, 256);
  flag("dither", reel.dither);
  checkEncoder(reel);
}

function checkOptimizers(optimizers: readonly OptimizerSettings[]): void {
  if (!Array.isArray(optimizers) || optimizers.length < 1 || optimizers.length > MOST_RUNS) {
    const what = Array.isArray(optimizers) ? optimizers.length : String(optimizers);
    throw new UsageError(`A reel has from 1 to ${MOST_RUNS} optimizers, not ${what}.`);
  }
  for (const settings of optimizers) {
    if (typeof settings !== "object" || settings === null) {
      throw new UsageError(`An optimizer is settings such as { name: "amsgrad" }, not ${settings}.`);
    }
    optimizerOf(settings);
  }
}

function checkTrajectory({ trajectory: path, optimizers, start }: Reel): void {
  text("trajectory", path);
  if (!/\.(csv|json)$/i.test(path)) {
    throw new UsageError(
      `Cannot tell the format of "${path}" by its name.`,
      "A file of recorded runs is .csv or .json.",
    );
  }
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
