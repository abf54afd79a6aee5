import type { Rect } from "../../math/geometry.js";
import { dot } from "../marks/dot.js";
import { marker } from "../marks/marker.js";
import type { Part } from "../part.js";
import type { Track } from "./track.js";

/** Diameters. A dot is the post's point; a marker is larger, so that it stands out or its shape is recognized. */
const POINT_PT = 7.5;
const MARKER_PT = 11;

export interface PointsOptions {
  /** Which step a frame shows. */
  stepAt(frame: number): number;
  readonly radiusPx: number;
  /** Color of a thin line around each point. Absent for a single run on a plain ground, which is drawn as a dot. */
  readonly edgeColor: string | undefined;
  readonly clip: Rect;
}

/** The radius of the points of so many runs, on a plain ground or on bands. */
export function pointRadius(runCount: number, isOnBands: boolean, pt: number): number {
  return ((runCount === 1 && !isOnBands ? POINT_PT : MARKER_PT) * pt) / 2;
}

/** A point for every run; the first is painted over the others. A point that is not finite is not drawn. */
export function points(tracks: readonly Track[], { stepAt, radiusPx, edgeColor, clip }: PointsOptions): Part {
  return {
    flatColors: tracks.map(({ color }) => color),
    marksAt(frame) {
      const step = stepAt(frame);
      const marks = tracks.flatMap(({ placeAt, shape, color }) => {
        const place = placeAt(step);
        if (!place) return [];
        const { x, y } = place;
        return [
          edgeColor === undefined
            ? dot(x, y, { color, radiusPx, clip })
            : marker(shape, x, y, { color, edgeColor, radiusPx, clip }),
        ];
      });
      return marks.reverse();
    },
  };
}
