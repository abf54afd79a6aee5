import { type Size, wholeOf } from "../../math/geometry.js";
import type { Mark } from "../scene.js";

/** Fills the whole picture with one color. */
export function background(size: Size, color: string): Mark {
  return {
    bounds: wholeOf(size),
    paint(context) {
      context.save();
      context.fillStyle = color;
      context.fillRect(0, 0, size.width, size.height);
      context.restore();
    },
  };
}
