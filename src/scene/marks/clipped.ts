import { intersect, type Rect } from "../../math/geometry.js";
import type { Context2D, Mark } from "../scene.js";

export interface Clip {
  /** The mark paints nothing outside it. */
  readonly clip: Rect;
}

/** A mark that paints within a rectangle. `reach` holds everything it would paint; `draw` begins with an empty path. */
export function clippedMark({ clip }: Clip, reach: Rect, draw: (context: Context2D) => void): Mark {
  return {
    bounds: intersect(clip, reach),
    paint(context) {
      context.save();
      context.beginPath();
      context.rect(clip.x, clip.y, clip.width, clip.height);
      context.clip();
      context.beginPath();
      draw(context);
      context.restore();
    },
  };
}
