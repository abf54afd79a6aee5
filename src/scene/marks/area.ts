import { intersect, type Rect } from "../../math/geometry.js";
import type { Mark } from "../scene.js";
import { clipTo } from "./clip-to.js";
import { type Polyline, pixelsAlong, traceLines } from "./polyline.js";

export interface AreaOptions {
  readonly color: string;
  /** The mark paints nothing outside it. */
  readonly clip: Rect;
}

/** The filled area inside rings; a ring inside another one that runs in the other direction is a hole. */
export function area(rings: readonly Polyline[], { color, clip }: AreaOptions): Mark {
  return {
    bounds: intersect(clip, pixelsAlong(rings, 1)),
    paint(context) {
      context.save();
      clipTo(context, clip);
      context.fillStyle = color;
      context.beginPath();
      traceLines(context, rings);
      context.fill();
      context.restore();
    },
  };
}
