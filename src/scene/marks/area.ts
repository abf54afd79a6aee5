import { intersect, type Rect } from "../../math/geometry.js";
import type { Mark } from "../scene.js";
import { clipTo } from "./clip-to.js";
import { type Polyline, pixelsAlong, traceLines } from "./polyline.js";

export interface AreaOptions {
  readonly color: string;
  /** Nothing is painted outside it. */
  readonly clip: Rect;
}

/** What rings enclose; a ring that runs the other way around inside another one is a hole. */
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
