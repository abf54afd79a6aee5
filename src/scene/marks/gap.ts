import { intersect, pixelsCovering, type Rect } from "../../math/geometry.js";
import type { Mark } from "../scene.js";
import { clipTo } from "./clip-to.js";

export interface GapOptions {
  readonly color: string;
  /** The mark paints nothing outside it. */
  readonly clip: Rect;
}

/** One end of a gap: its x, and the y of both lines there. */
export interface GapEnd {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** Length that a strip continues beyond its clip: half a pixel in a picture drawn at a sixteenth of its size. */
const BEYOND_PX = 8;

/**
 * A strip between two lines. It ends on whole pixels, so that the next strip joins without a seam. The clip ends it,
 * because clips stay on whole pixels when a picture is drawn at another size.
 */
export function gap(from: GapEnd, to: GapEnd, { color, clip }: GapOptions): Mark {
  const [left, right] = [Math.round(from.x), Math.round(to.x)];
  const [before, behind] = [left - BEYOND_PX, right + BEYOND_PX];
  const box = {
    left,
    right,
    top: Math.min(from.top, to.top, from.bottom, to.bottom),
    bottom: Math.max(from.top, to.top, from.bottom, to.bottom),
  };
  const bounds = intersect(clip, pixelsCovering(box));
  const within = { ...clip, x: bounds.x, width: bounds.width };
  return {
    bounds,
    paint(context) {
      context.save();
      clipTo(context, within);
      context.fillStyle = color;
      context.beginPath();
      context.moveTo(before, from.top);
      context.lineTo(left, from.top);
      context.lineTo(right, to.top);
      context.lineTo(behind, to.top);
      context.lineTo(behind, to.bottom);
      context.lineTo(right, to.bottom);
      context.lineTo(left, from.bottom);
      context.lineTo(before, from.bottom);
      context.closePath();
      context.fill();
      context.restore();
    },
  };
}
