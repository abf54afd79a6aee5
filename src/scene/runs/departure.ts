import type { Box } from "../../math/geometry.js";
import type { Track } from "./track.js";

/** A run leaves the picture for good. */
export interface Departure {
  /** The first step outside; 0 if it never was inside. */
  readonly step: number;
  /** The note in the legend. */
  readonly label: string;
}

/** Finds when a track leaves a box and stays out until `lastStep`; undefined if it is inside then. */
export function departureOf(
  { placeAt, isNumberAt, steps }: Track,
  { left, right, top, bottom }: Box,
  lastStep: number,
): Departure | undefined {
  const isInside = (step: number): boolean => {
    const place = placeAt(step);
    return place !== undefined && place.x >= left && place.x <= right && place.y >= top && place.y <= bottom;
  };
  const last = Math.min(steps, lastStep);
  let step = last;
  while (step >= 0 && !isInside(step)) step--;
  if (step === last) return undefined;
  step++;
  if (step === 0) return { step, label: isNumberAt(0) ? "outside the picture" : "no number at the start" };
  return { step, label: isNumberAt(step) ? `leaves at step ${step}` : `no number from step ${step} on` };
}
