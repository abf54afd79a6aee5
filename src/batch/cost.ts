import { extentOf } from "../film/clock.js";
import type { Price } from "../formats/card.js";
import { writerOf } from "../formats/formats.js";
import type { Plan } from "../plan/plan.js";
import type { Output } from "../reel/outputs.js";
import type { Reel } from "../reel/reel.js";

/**
 * Milliseconds, fitted to 240 renders on a machine of two cores: six reels, eight formats, three sizes, 20 and 100 frames.
 * What counts is how they compare; nine in ten of those renders took from half to twice as long as this says.
 */
const A_REEL = 12;
/** Contours of a function of two variables. */
const A_PLANE = 21;
const A_STEP = 0.002;

/** About how many milliseconds a reel takes, to tell long ones from short ones before they are made. */
export function costOf({ reel, objective, outputs }: Plan): number {
  const { steps } = extentOf(reel);
  const isPlane = objective.variables.length === 2;
  const making = A_REEL + (isPlane ? A_PLANE : 0) + A_STEP * steps * runsOf(reel);
  return outputs.reduce((sum, output) => sum + costIn(output, reel), making);
}

function costIn({ format }: Output, reel: Reel): number {
  const { once, frame, run } = writerOf(format, reel.encoder).cost;
  const megapixels = (reel.width * reel.height) / 1e6;
  const priceOf = ([base, perMegapixel]: Price) => base + perMegapixel * megapixels;
  return priceOf(once) + extentOf(reel).frames * (priceOf(frame) + run * runsOf(reel));
}

/** Recorded runs are not counted before they are read: one is there at least. */
function runsOf({ optimizers }: Reel): number {
  return Math.max(1, optimizers.length);
}
