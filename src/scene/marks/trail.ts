import type { Mark } from "../scene.js";
import { clippedMark, type Polyline, type PolylineOptions, pixelsAlong, traceLines } from "./polyline.js";

interface TrailOptions extends PolylineOptions {
  /** A line along both sides that separates the trail from lines it crosses; none when absent. */
  readonly casing?: { readonly color: string; readonly widthPx: number } | undefined;
  /** Opacity, 0 to 1. */
  readonly alpha?: number;
}

/** The greatest distance from its line at which a trail paints. */
export function trailReach({ widthPx, casing }: Pick<TrailOptions, "widthPx" | "casing">): number {
  return widthPx / 2 + (casing?.widthPx ?? 0) + 1;
}

/**
 * A piece of a run's path. Pieces painted one after the other join without a seam: the line has round ends, and the
 * casing has butt ends, so the casing of the next piece covers none of this line.
 */
export function trail(lines: readonly Polyline[], options: TrailOptions): Mark {
  const { color, widthPx, casing, alpha = 1 } = options;
  return clippedMark(options, pixelsAlong(lines, trailReach(options)), (context) => {
    context.lineJoin = "round";
    context.globalAlpha = alpha;
    traceLines(context, lines);
    if (casing) {
      context.strokeStyle = casing.color;
      context.lineWidth = widthPx + 2 * casing.widthPx;
      context.lineCap = "butt";
      context.stroke();
    }
    context.strokeStyle = color;
    context.lineWidth = widthPx;
    context.lineCap = "round";
    context.stroke();
  });
}
