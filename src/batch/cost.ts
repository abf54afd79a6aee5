import { extentOf } from "../film/clock.js";
import type { Price } from "../formats/card.js";
import { writerOf } from "../formats/formats.js";
import type { Plan } from "../plan/plan.js";
import type { Output } from "../reel/outputs.js";
import type { Reel } from "../reel/reel.js";

/**
 * Milliseconds, fitted to 240 renders on a machine of two cores: six reels, eight formats, three sizes, 20 and 100 frames.
 * Only ratios matter; nine in ten of those renders took from half to twice the estimate.
 */
const A_REEL = 12;
/** Contours of a function of two variables. */
const A_PLANE = 21;
const A_STEP = 0.002;

/** An estimate of the milliseconds that a reel takes, for comparing reels before they are rendered. */
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

/** Recorded runs are read later: they count as one. */
function runsOf({ optimizers }: Reel): number {
  return Math.max(1, optimizers.length);
}
