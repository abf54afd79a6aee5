import { intersect, type Rect } from "../../math/geometry.js";
import type { Mark } from "../scene.js";
import { clipTo } from "./clip-to.js";
import { type Polyline, pixelsAlong, traceLines } from "./polyline.js";

export interface TrailOptions {
  readonly color: string;
  readonly widthPx: number;
  /** Of the casing, a line along both sides that keeps the trail apart from what it crosses; none when absent. */
  readonly casing?: { readonly color: string; readonly widthPx: number } | undefined;
  /** Opacity, 0 to 1. */
  readonly alpha?: number;
  /** Nothing is painted outside it. */
  readonly clip: Rect;
}

/** How far from its line a trail is painted. */
export function trailReach({ widthPx, casing }: Pick<TrailOptions, "widthPx" | "casing">): number {
  return widthPx / 2 + (casing?.widthPx ?? 0) + 1;
}

/**
 * A piece of the way that a run has gone. Pieces painted one after the other join without a seam: the line ends round,
 * the casing ends where the line does, so that the next one covers none of this line.
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
