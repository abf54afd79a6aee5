import { extname } from "node:path";
import { UsageError } from "../errors.js";
import { type OptimizerSettings, optimizerOf } from "../optimizers/registry.js";
import type { Reel } from "./reel.js";

const GIF_LONGEST_SIDE_PX = 65_535;
const MOST_PIXELS = 2 ** 28;
const MOST_STEPS = 5_000_000;
/** More could not be told apart in one picture. */
const MOST_RUNS = 8;
const FASTEST_FPS = 50;
const LONGEST_TITLE = 1000;

/** @throws {UsageError} for the first value out of its range, naming it. */
export function checkReel(reel: Reel): void {
  if (reel.trajectory === undefined) checkOptimizers(reel.optimizers);
  else checkTrajectory(reel);
  oneOf("encoder", reel.encoder, ["gradreel", "gifencoder"]);
  numbers("start", reel.start);
  if (reel.frames !== "auto") whole("frames", reel.frames, 1, MOST_STEPS);
  whole("stride", reel.stride, 1, MOST_STEPS);
  checkSteps(reel);
  checkFps(reel.fps);
  inRange("hold", reel.holdMs, 0, 3_600_000, "milliseconds");
  whole("loop", reel.plays, 0, 65_536);
  whole("width", reel.width, 1, GIF_LONGEST_SIDE_PX, "GIF's limit");
  whole("height", reel.height, 1, GIF_LONGEST_SIDE_PX, "GIF's limit");
  checkPixels(reel);
  inRange("dpi", reel.dpi, 1, 4800);
  inRange("font size", reel.fontSizePt, 1, 1000, "points");
  if (reel.xlim !== "auto") checkLimits("xlim", reel.xlim);
  if (reel.ylim !== "auto") checkLimits("ylim", reel.ylim);
  if (reel.reference !== "auto" && reel.reference !== "none" && !Number.isFinite(reel.reference)) {
    fail("reference", "auto, none or a finite number", reel.reference);
  }
  if (reel.title !== undefined) checkTitle(reel.title);
  whole("colors", reel.colors, 2, 256);
  checkEncoder(reel);
  text("out", reel.out);
  checkExtension(reel.out);
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

function checkSteps({ frames, stride, optimizers }: Reel): void {
  if (frames === "auto") return;
  const steps = (frames - 1) * stride * optimizers.length;
  if (steps <= MOST_STEPS) return;
  const runs = optimizers.length > 1 ? ` for ${optimizers.length} runs` : "";
  throw new UsageError(
    `${frames} frames of ${stride} steps${runs} are ${steps} steps, more than ${MOST_STEPS}.`,
    "Choose fewer frames or a smaller stride.",
  );
}

function checkFps(fps: number): void {
  if (Number.isFinite(fps) && fps >= 0.01 && fps <= FASTEST_FPS) return;
  if (fps > FASTEST_FPS) {
    throw new UsageError(
      `fps must be ${FASTEST_FPS} or below, not ${fps}: browsers slow a faster GIF down to 10 fps.`,
      "Use --fps 50, and --stride 2 or more to let the run pass sooner.",
    );
  }
  fail("fps", `a number from 0.01 to ${FASTEST_FPS}`, fps);
}

function checkPixels({ width, height }: Reel): void {
  if (width * height <= MOST_PIXELS) return;
  throw new UsageError(
    `A picture of ${width}×${height} has ${width * height} pixels, more than ${MOST_PIXELS}.`,
    "Choose a smaller width or height.",
  );
}

function checkLimits(name: string, limits: readonly [number, number]): void {
  numbers(name, limits, 2);
  const [low, high] = limits;
  const span = high - low;
  if (!Number.isFinite(span)) fail(name, "two finite numbers not too far apart", `${low},${high}`);
  if (low > high) {
    throw new UsageError(`${name} is reversed: ${low} is above ${high}.`, `Write the lower end first: ${high},${low}.`);
  }
  // Below this the pixels of a picture cannot be told apart in double precision.
  if (span <= Math.max(1e-300, 1e-10 * Math.max(Math.abs(low), Math.abs(high)))) {
    throw new UsageError(
      `${name} is ${span === 0 ? "empty" : "too narrow to be drawn"}: it spans from ${low} to ${high}.`,
      "Write two ends that are apart, such as -5,5.",
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

function checkTitle(title: unknown): void {
  text("title", title);
  if (title.length > LONGEST_TITLE) {
    throw new UsageError(`A title has ${LONGEST_TITLE} characters at most, this one ${title.length}.`);
  }
}

function checkExtension(out: string): void {
  const extension = extname(out);
  if (extension.toLowerCase() === ".gif") return;
  throw new UsageError(
    extension
      ? `Cannot write "${out}": unknown extension "${extension}".`
      : `Cannot write "${out}": it has no extension.`,
    "Use .gif.",
  );
}

function oneOf(name: string, value: unknown, choices: readonly string[]): void {
  if (choices.some((choice) => choice === value)) return;
  fail(name, choices.join(" or "), value);
}

function numbers(name: string, values: readonly number[], count?: number): void {
  const isComplete = Array.isArray(values) && values.length === (count ?? values.length);
  if (isComplete && values.every(Number.isFinite)) return;
  fail(name, count === 2 ? "two finite numbers" : "finite numbers", values);
}

function text(name: string, value: unknown): asserts value is string {
  if (typeof value !== "string") fail(name, "text", value);
}

function whole(name: string, value: number, least: number, most: number, why?: string): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  fail(name, `a whole number from ${least} to ${most}${why ? ` (${why})` : ""}`, value);
}

function inRange(name: string, value: number, least: number, most: number, unit = ""): void {
  if (Number.isFinite(value) && value >= least && value <= most) return;
  fail(name, `a number${unit ? ` of ${unit}` : ""} from ${least} to ${most}`, value);
}

function fail(name: string, wanted: string, value: unknown): never {
  throw new UsageError(`${name} must be ${wanted}, not ${String(value)}.`);
}
