import { UsageError } from "../../errors.js";
import type { Run } from "../../trajectory/record.js";
import { type MarkerShape, markerShapes } from "../marks/marker.js";
import type { Polyline } from "../marks/polyline.js";
import type { Theme } from "../theme.js";

/** A place in a picture, in pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A run's way through a picture, and its looks. */
export interface Track {
  readonly label: string;
  readonly color: string;
  readonly shape: MarkerShape;
  /** Its number of steps; after them it stays at its last point. */
  readonly steps: number;
  /** Its place after so many steps; undefined if that is not finite. */
  placeAt(step: number): Place | undefined;
  /** False if its place is not a number. */
  isNumberAt(step: number): boolean;
}

/** Places sampled along a run, which may have millions of steps. */
const MOST_SAMPLES = 1000;

/**
 * Gives each run a color and a shape; a single run has the color of the post's point.
 *
 * @param placeOf A run's place after so many steps, in pixels.
 * @throws {UsageError} if there is no run, or more than the theme has colors for.
 */
export function tracksOf(
  runs: readonly Run[],
  { point, runs: colors }: Pick<Theme, "point" | "runs">,
  placeOf: (run: Run, step: number) => Place,
): Track[] {
  const most = Math.min(colors.length, markerShapes.length);
  if (runs.length < 1 || runs.length > most) {
    throw new UsageError(`A picture shows 1 to ${most} runs, not ${runs.length}.`);
  }
  return runs.map((run, i) => {
    const { steps } = run.trajectory;
    const placeAfter = (step: number): Place => placeOf(run, Math.min(step, steps));
    return {
      label: run.label,
      color: runs.length === 1 ? point : (colors[i] as string),
      shape: markerShapes[i] as MarkerShape,
      steps,
      placeAt(step) {
        const place = placeAfter(step);
        return Number.isFinite(place.x) && Number.isFinite(place.y) ? place : undefined;
      },
      isNumberAt(step) {
        const { x, y } = placeAfter(step);
        return !Number.isNaN(x) && !Number.isNaN(y);
      },
    };
  });
}

/** Samples of tracks up to a step, at most a thousand of each: x₀ y₀ x₁ y₁ … */
export function placesAlong(tracks: readonly Track[], lastStep: number): Polyline {
  return tracks
    .flatMap((track) => placesBetween(track, 0, lastStep, MOST_SAMPLES))
    .flatMap((place) => (place ? [place.x, place.y] : []));
}

/** A track's places from one step to another, both included, evenly spread if there are more than `most`. */
export function placesBetween(
  { placeAt, steps }: Track,
  from: number,
  to: number,
  most: number,
): (Place | undefined)[] {
  const [first, last] = [Math.min(from, steps), Math.min(to, steps)];
  const count = Math.min(last - first, most);
  return Array.from({ length: count + 1 }, (_, i) =>
    placeAt(i === 0 ? first : first + Math.round((i * (last - first)) / count)),
  );
}
