import { intersect, pixelsCovering, type Rect } from "../../geometry.js";
import type { Mark } from "../scene.js";
import { clipTo } from "./clip-to.js";

export interface GapOptions {
  readonly color: string;
  /** Nothing is painted outside it. */
  readonly clip: Rect;
}

/** One end of a gap: where it is, and what it lies between. */
export interface GapEnd {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** A strip between two lines. It ends on whole pixels, so that the next one joins without a seam. */
export function gap(from: GapEnd, to: GapEnd, { color, clip }: GapOptions): Mark {
  const [left, right] = [Math.round(from.x), Math.round(to.x)];
  const box = {
    left,
    right,
    top: Math.min(from.top, to.top, from.bottom, to.bottom),
    bottom: Math.max(from.top, to.top, from.bottom, to.bottom),
  };
  return {
    bounds: intersect(clip, pixelsCovering(box)),
    paint(context) {
      context.save();
      clipTo(context, clip);
      context.fillStyle = color;
      context.beginPath();
      context.moveTo(left, from.top);
      context.lineTo(right, to.top);
      context.lineTo(right, to.bottom);
      context.lineTo(left, from.bottom);
      context.closePath();
      context.fill();
      context.restore();
    },
  };
}
