import type { Rect } from "../../math/geometry.js";
import { dot } from "../marks/dot.js";
import { marker } from "../marks/marker.js";
import type { Part } from "../part.js";
import type { Track } from "./track.js";

/** A dot is the post's point; a marker is larger, for it has to stand out, or to be told from others by its shape. */
const POINT_PT = 7.5;
const MARKER_PT = 11;

export interface PointsOptions {
  /** Which step a frame shows. */
  stepAt(frame: number): number;
  readonly radiusPx: number;
  /** Of a thin line around each point; a run alone has none when absent. */
  readonly edgeColor: string | undefined;
  /** Nothing is painted outside it. */
  readonly clip: Rect;
}

/** How large the points of so many runs are drawn, on a plain ground or on bands. */
export function pointRadius(runCount: number, isOnBands: boolean, pt: number): number {
  return ((runCount === 1 && !isOnBands ? POINT_PT : MARKER_PT) * pt) / 2;
}

/** Where every run is: the first one is painted over the others. A point that is nowhere is not drawn. */
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
