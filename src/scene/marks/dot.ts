import { intersect, pixelsCovering, type Rect } from "../../math/geometry.js";
import type { Mark } from "../scene.js";
import { clipTo } from "./clip-to.js";

export interface DotOptions {
  readonly color: string;
  readonly radiusPx: number;
  /** The mark paints nothing outside it. */
  readonly clip: Rect;
}

/** A filled circle around (x, y), at subpixel precision. */
export function dot(x: number, y: number, { color, radiusPx, clip }: DotOptions): Mark {
  const box = { left: x - radiusPx, top: y - radiusPx, right: x + radiusPx, bottom: y + radiusPx };
  return {
    bounds: intersect(clip, pixelsCovering(box)),
    paint(context) {
      context.save();
      clipTo(context, clip);
      context.fillStyle = color;
      context.beginPath();
      context.arc(x, y, radiusPx, 0, 2 * Math.PI);
      context.fill();
      context.restore();
    },
  };
}
