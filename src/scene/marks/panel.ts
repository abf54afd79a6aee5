import { type Rect, type Size, wholeOf } from "../../math/geometry.js";
import type { Mark } from "../scene.js";

interface PanelOptions {
  readonly color: string;
  readonly borderColor: string;
  /** Width of the border in whole pixels, inside the rectangle. */
  readonly borderPx: number;
}

/** A filled rectangle with a border. */
export function panel(rect: Rect, { color, borderColor, borderPx }: PanelOptions): Mark {
  const { x, y, width, height } = rect;
  const edgePx = Math.min(borderPx, width, height);
  return {
    bounds: rect,
    paint(context) {
      context.save();
      context.fillStyle = color;
      context.fillRect(x, y, width, height);
      context.fillStyle = borderColor;
      // Four rectangles, not a stroke: each stays visible when the picture is drawn smaller.
      for (const top of [y, y + height - edgePx]) context.fillRect(x, top, width, edgePx);
      for (const left of [x, x + width - edgePx]) context.fillRect(left, y, edgePx, height);
      context.restore();
    },
  };
}

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
