import { UsageError } from "../errors.js";
import { extentOf, MOST_READINGS } from "../film/clock.js";
import { cardOf } from "../formats/formats.js";
import { assignment, message } from "../text/message.js";
import { MOST_STEPS } from "./limits.js";
import { outputsOf } from "./outputs.js";
import type { Reel } from "./reel.js";

/** @throws {UsageError} for settings of time that contradict each other, or are too much together. */
export function checkTiming(reel: Reel): void {
  if (reel.steps !== "auto" && reel.stride !== 1) {
    throw new UsageError(
      `${reel.steps} steps and a stride of ${reel.stride} both say which step a frame shows.`,
      "Leave out one of them.",
    );
  }
  checkSteps(reel);
  checkReadings(reel);
  checkFps(reel);
}

function checkSteps({ frames, stride, steps: given, optimizers }: Reel): void {
  if (frames === "auto") return;
  const steps = (given === "auto" ? (frames - 1) * stride : given) * optimizers.length;
  if (steps <= MOST_STEPS) return;
  const runs = optimizers.length > 1 ? ` for ${optimizers.length} runs` : "";
  if (given !== "auto") {
    throw new UsageError(`${given} steps${runs} are ${steps}, more than ${MOST_STEPS}.`, "Choose fewer steps.");
  }
  throw new UsageError(
    `${frames} frames of ${stride} steps${runs} are ${steps} steps, more than ${MOST_STEPS}.`,
    "Choose fewer frames or a smaller stride.",
  );
}

function checkReadings(reel: Reel): void {
  if (reel.panels.length === 0) return;
  const { frames, steps } = extentOf(reel);
  const kept = (reel.untilConverged ? steps : Math.min(frames, steps)) * Math.max(1, reel.optimizers.length);
  if (kept <= MOST_READINGS) return;
  throw new UsageError(
    `Panels of ${kept} steps would take too much memory: ${MOST_READINGS} are the most.`,
    "Choose fewer frames, or leave out --panels.",
  );
}

function checkFps({ fps, ...reel }: Reel): void {
  for (const { format } of outputsOf(reel)) {
    const { fastest } = cardOf(format);
    if (!fastest || fps <= fastest.fps) continue;
    throw new UsageError(
      `fps must be ${fastest.fps} or below, not ${fps}: ${fastest.beyond}.`,
      message`Use ${assignment("fps", fastest.fps)}, and ${assignment("stride", 2)} or more to let the run pass sooner.`,
      { settings: [["fps"]], value: fps },
    );
  }
}
