import type { FormatName } from "../names.js";
import { completeReel } from "../reel/complete.js";
import { outputsOf } from "../reel/outputs.js";
import { extentOf } from "../reel/reel.js";
import type { PartialReel } from "../reel/schema.js";

/** Milliseconds on one machine, of two cores: what counts is how they compare. */
const A_REEL = 30;
const A_MEGAPIXEL = 25;
const A_STEP = 0.002;
/** What a frame costs: to be painted, where several runs move, and in a format, by the megapixel where all of it counts. */
const A_FRAME = 0.2;
const A_RUN_IN_A_FRAME = 0.3;
const FORMATS: Readonly<Record<FormatName, { readonly frame: number; readonly megapixel: number }>> = {
  gif: { frame: 0.3, megapixel: 0 },
  apng: { frame: 1, megapixel: 0 },
  webp: { frame: 1.5, megapixel: 0 },
  mp4: { frame: 0.5, megapixel: 3 },
  webm: { frame: 0.5, megapixel: 5 },
  png: { frame: 0, megapixel: 0 },
  sequence: { frame: 1, megapixel: 15 },
  svg: { frame: 0, megapixel: 0 },
  html: { frame: 0.5, megapixel: 0 },
};

/** About how long a reel takes, to tell long ones from short ones before they are made. */
export function costOf(reel: PartialReel): number {
  const complete = completeReel(reel);
  const { frames, steps } = extentOf(complete);
  const { width, height, optimizers } = complete;
  const megapixels = (width * height) / 1e6;
  const runs = Math.max(1, optimizers.length);
  const written = outputsOf(complete).map(({ format }) => FORMATS[format]);
  const aFrame = written.reduce((sum, { frame, megapixel }) => sum + frame + megapixel * megapixels, A_FRAME);
  return (
    A_REEL +
    A_MEGAPIXEL * megapixels * written.length +
    A_STEP * steps * runs +
    (aFrame + A_RUN_IN_A_FRAME * runs) * frames
  );
}
