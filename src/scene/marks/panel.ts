import type { Rect } from "../../math/geometry.js";
import type { Mark } from "../scene.js";

export interface PanelOptions {
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
