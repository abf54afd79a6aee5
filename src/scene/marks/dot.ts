import { pixelsCovering } from "../../math/geometry.js";
import type { Mark } from "../scene.js";
import { type Clip, clippedMark } from "./clipped.js";

export interface DotOptions extends Clip {
  readonly color: string;
  readonly radiusPx: number;
}

/** A filled circle around (x, y), at subpixel precision. */
export function dot(x: number, y: number, options: DotOptions): Mark {
  const { color, radiusPx } = options;
  const box = { left: x - radiusPx, top: y - radiusPx, right: x + radiusPx, bottom: y + radiusPx };
  return clippedMark(options, pixelsCovering(box), (context) => {
    context.fillStyle = color;
    context.arc(x, y, radiusPx, 0, 2 * Math.PI);
    context.fill();
  });
}
