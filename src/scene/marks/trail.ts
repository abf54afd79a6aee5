import { intersect, type Rect } from "../../math/geometry.js";
import type { Mark } from "../scene.js";
import { clipTo } from "./clip-to.js";
import { type Polyline, pixelsAlong, traceLines } from "./polyline.js";

export interface TrailOptions {
  readonly color: string;
  readonly widthPx: number;
  /** A line along both sides that separates the trail from lines it crosses; none when absent. */
  readonly casing?: { readonly color: string; readonly widthPx: number } | undefined;
  /** Opacity, 0 to 1. */
  readonly alpha?: number;
  /** The mark paints nothing outside it. */
  readonly clip: Rect;
}

/** The greatest distance from its line at which a trail paints. */
export function trailReach({ widthPx, casing }: Pick<TrailOptions, "widthPx" | "casing">): number {
  return widthPx / 2 + (casing?.widthPx ?? 0) + 1;
}

/**
 * A piece of a run's path. Pieces painted one after the other join without a seam: the line has round ends, and the
 * casing has butt ends, so the casing of the next piece covers none of this line.
 */
export function trail(lines: readonly Polyline[], { color, widthPx, casing, alpha = 1, clip }: TrailOptions): Mark {
  return {
    bounds: intersect(clip, pixelsAlong(lines, trailReach({ widthPx, casing }))),
    paint(context) {
      context.save();
      clipTo(context, clip);
      context.lineJoin = "round";
      context.globalAlpha = alpha;
      context.beginPath();
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
      context.restore();
    },
  };
}
