import { UsageError } from "../errors.js";
import { clockNames } from "../names.js";
import { outputsOf } from "./outputs.js";
import { fail, flag, inRange, oneOf, whole } from "./ranges.js";
import { extentOf, MOST_READINGS, type Reel } from "./reel.js";

const MOST_STEPS = 5_000_000;
const FASTEST_FPS = 60;
const FASTEST_GIF_FPS = 50;
const LONGEST_PAUSE_MS = 3_600_000;

/** @throws {UsageError} for the first setting of time that is out of its range, or contradicts another. */
export function checkTiming(reel: Reel): void {
  if (reel.frames !== "auto") whole("frames", reel.frames, 1, MOST_STEPS);
  whole("stride", reel.stride, 1, MOST_STEPS);
  if (reel.steps !== "auto") whole("steps", reel.steps, 0, MOST_STEPS);
  oneOf("clock", reel.clock, clockNames);
  flag("until converged", reel.untilConverged);
  if (reel.steps !== "auto" && reel.stride !== 1) {
    throw new UsageError(
      `${reel.steps} steps and a stride of ${reel.stride} both say which step a frame shows.`,
      "Leave out one of them.",
    );
  }
  checkSteps(reel);
  checkReadings(reel);
  checkFps(reel);
  inRange("intro", reel.introMs, 0, LONGEST_PAUSE_MS, "milliseconds");
  inRange("hold", reel.holdMs, 0, LONGEST_PAUSE_MS, "milliseconds");
  whole("loop", reel.plays, 0, 65_536);
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
  if (!Array.isArray(reel.panels) || reel.panels.length === 0) return;
  const { frames, steps } = extentOf(reel);
  const kept = (reel.untilConverged ? steps : Math.min(frames, steps)) * Math.max(1, reel.optimizers.length);
  if (kept <= MOST_READINGS) return;
  throw new UsageError(
    `Panels of ${kept} steps would take too much memory: ${MOST_READINGS} are the most.`,
    "Choose fewer frames, or leave out --panels.",
  );
}

function checkFps(reel: Reel): void {
  const { fps } = reel;
  const isGif = outputsOf(reel).some(({ format }) => format === "gif");
  const fastest = isGif ? FASTEST_GIF_FPS : FASTEST_FPS;
  if (Number.isFinite(fps) && fps >= 0.01 && fps <= fastest) return;
  if (fps > fastest) {
    throw new UsageError(
      isGif
        ? `fps must be ${fastest} or below, not ${fps}: browsers slow a faster GIF down to 10 fps.`
        : `fps must be ${fastest} or below, not ${fps}: screens show no more.`,
      `Use --fps ${fastest}, and --stride 2 or more to let the run pass sooner.`,
    );
  }
  fail("fps", `a number from 0.01 to ${fastest}`, fps);
}
