import type { Mark } from "../scene.js";
import { type Clip, clippedMark } from "./clipped.js";
import { type Polyline, pixelsAlong, traceLines } from "./polyline.js";

export interface AreaOptions extends Clip {
  readonly color: string;
}

/** The filled area inside rings; a ring inside another one that runs in the other direction is a hole. */
export function area(rings: readonly Polyline[], options: AreaOptions): Mark {
  return clippedMark(options, pixelsAlong(rings, 1), (context) => {
    context.fillStyle = options.color;
    traceLines(context, rings);
    context.fill();
  });
}
