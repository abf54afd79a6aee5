import { UsageError } from "../../errors.js";
import type { Rect } from "../../geometry.js";
import type { Run } from "../../trajectory/record.js";
import type { LegendEntry } from "../legend.js";
import { dot } from "../marks/dot.js";
import { marker, markerShapes } from "../marks/marker.js";
import type { Polyline } from "../marks/polyline.js";
import type { Mark } from "../scene.js";
import type { Theme } from "../theme.js";

const POINT_PT = 7.5;
/** Larger than the dot, for a shape has to be told from others. */
const MARKER_PT = 11;
/** Frames that are looked at for where the runs are: a film may have millions. */
const MOST_FRAMES_SAMPLED = 1000;

export interface RunPointsOptions {
  /** From data units to pixels. */
  x(value: number): number;
  y(value: number): number;
  readonly frameCount: number;
  /** Steps from one frame to the next. */
  readonly stride: number;
  /** Pixels per point of 1/72 inch. */
  readonly pt: number;
  readonly clip: Rect;
  readonly theme: Theme;
}

export interface RunPoints {
  /** A row a run. */
  readonly entries: readonly LegendEntry[];
  readonly radiusPx: number;
  /** Where the runs are, in pixels, at up to 1000 frames spread over the film. */
  places(): Polyline;
  /** The first run's mark last, over the others. */
  marksAt(frame: number): Mark[];
}

/**
 * The points of runs on a curve: the post's dot for one run alone, else a color and a shape for each. A run that is
 * shorter than the film stays at its last point; a point that is not finite is not drawn.
 *
 * @throws {UsageError} if there is no run, or more than the theme has colors for.
 */
export function runPoints(runs: readonly Run[], options: RunPointsOptions): RunPoints {
  const { x, y, frameCount, stride, pt, clip, theme } = options;
  const entries = entriesOf(runs, theme);
  const isAlone = runs.length === 1;
  const radiusPx = ((isAlone ? POINT_PT : MARKER_PT) * pt) / 2;

  const placed = (frame: number) =>
    runs.flatMap(({ trajectory }, i) => {
      const t = Math.min(frame * stride, trajectory.steps);
      const [at = Number.NaN] = trajectory.pointAt(t);
      const place = { x: x(at), y: y(trajectory.values[t] ?? Number.NaN) };
      return Number.isFinite(place.x) && Number.isFinite(place.y) ? [{ ...place, ...(entries[i] as LegendEntry) }] : [];
    });

  return {
    entries,
    radiusPx,
    places: () => {
      const step = Math.ceil(frameCount / MOST_FRAMES_SAMPLED);
      const sampled = Array.from({ length: Math.ceil(frameCount / step) }, (_, i) => placed(i * step));
      return sampled.flat().flatMap((point) => [point.x, point.y]);
    },
    marksAt: (frame) =>
      placed(frame)
        .map((point) =>
          isAlone
            ? dot(point.x, point.y, { color: point.color, radiusPx, clip })
            : marker(point.shape, point.x, point.y, {
                color: point.color,
                edgeColor: theme.background,
                radiusPx,
                clip,
              }),
        )
        .reverse(),
  };
}

function entriesOf(runs: readonly Run[], theme: Theme): LegendEntry[] {
  const looks = runs.length === 1 ? [theme.point] : theme.runs;
  const most = Math.min(theme.runs.length, markerShapes.length);
  if (runs.length < 1 || runs.length > most) {
    throw new UsageError(`A picture shows 1 to ${most} runs, not ${runs.length}.`);
  }
  return runs.flatMap(({ label }, i) => {
    const [color, shape] = [looks[i], markerShapes[i]];
    return color && shape ? [{ label, color, shape }] : [];
  });
}
