import type { FormatName } from "../formats/names.js";
import type { Plan } from "../plan/plan.js";
import type { Output } from "../reel/outputs.js";
import { extentOf, type Reel } from "../reel/reel.js";

/** What something costs: at once, and by the megapixel. */
type Cost = readonly [base: number, aMegapixel: number];

/** What a format costs once, for a frame, and for a run in a frame. */
interface FormatCost {
  readonly once: Cost;
  readonly frame: Cost;
  readonly run: number;
}

/**
 * Milliseconds, fitted to 240 renders on a machine of two cores: six reels, eight formats, three sizes, 20 and 100 frames.
 * What counts is how they compare; nine in ten of those renders took from half to twice as long as this says.
 */
const A_REEL = 12;
/** Contours of a function of two variables. */
const A_PLANE = 21;
const A_STEP = 0.002;
const FORMATS: Readonly<Record<FormatName, FormatCost>> = {
  gif: { once: [5, 24], frame: [0, 0], run: 0.42 },
  apng: { once: [0, 76], frame: [0.3, 1.8], run: 0.22 },
  webp: { once: [59, 86], frame: [0, 3.6], run: 0.81 },
  mp4: { once: [3, 30], frame: [0.4, 3.2], run: 0.14 },
  webm: { once: [11, 156], frame: [0.3, 4.3], run: 0.14 },
  png: { once: [5, 50], frame: [0, 0], run: 0.14 },
  sequence: { once: [0, 22], frame: [1.3, 5.6], run: 0.14 },
  svg: { once: [4, 3], frame: [0, 0], run: 0 },
  html: { once: [2, 0], frame: [0.05, 0], run: 0 },
};
/** The gifencoder package looks at every pixel of every frame. */
const GIFENCODER: FormatCost = { once: [5, 24], frame: [0, 195], run: 0.42 };

/** About how many milliseconds a reel takes, to tell long ones from short ones before they are made. */
export function costOf({ reel, objective, outputs }: Plan): number {
  const { steps } = extentOf(reel);
  const isPlane = objective.variables.length === 2;
  const making = A_REEL + (isPlane ? A_PLANE : 0) + A_STEP * steps * runsOf(reel);
  return outputs.reduce((sum, output) => sum + costIn(output, reel), making);
}

function costIn({ format }: Output, reel: Reel): number {
  const { once, frame, run } = format === "gif" && reel.encoder === "gifencoder" ? GIFENCODER : FORMATS[format];
  const megapixels = (reel.width * reel.height) / 1e6;
  const priceOf = ([base, aMegapixel]: Cost) => base + aMegapixel * megapixels;
  return priceOf(once) + extentOf(reel).frames * (priceOf(frame) + run * runsOf(reel));
}

/** Recorded runs are not counted before they are read: one is there at least. */
function runsOf({ optimizers }: Reel): number {
  return Math.max(1, optimizers.length);
}
