import { UsageError } from "../errors.js";
import type { Reel } from "./reel.js";

const MOST_PIXELS = 2 ** 28;

/** @throws {UsageError} for settings of the picture that cannot be drawn together. */
export function checkPicture(reel: Reel): void {
  checkPixels(reel);
  if (reel.xlim !== "auto") checkLimits("xlim", reel.xlim);
  if (reel.ylim !== "auto") checkLimits("ylim", reel.ylim);
}

function checkPixels({ width, height }: Reel): void {
  if (width * height <= MOST_PIXELS) return;
  throw new UsageError(
    `A picture of ${width}×${height} has ${width * height} pixels, more than ${MOST_PIXELS}.`,
    "Choose a smaller width or height.",
  );
}

function checkLimits(name: string, limits: readonly [number, number]): void {
  const [low, high] = limits;
  const span = high - low;
  if (!Number.isFinite(span)) {
    throw new UsageError(`${name} must be two finite numbers not too far apart, not ${low},${high}.`);
  }
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
