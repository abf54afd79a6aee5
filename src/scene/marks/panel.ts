import type { Rect } from "../../geometry.js";
import type { Mark } from "../scene.js";

export interface PanelOptions {
  readonly color: string;
  readonly borderColor: string;
  /** In whole pixels, within the rectangle. */
  readonly borderPx: number;
}

/** A filled rectangle with a border. */
export function panel(rect: Rect, { color, borderColor, borderPx }: PanelOptions): Mark {
  const { x, y, width, height } = rect;
  const [innerWidth, innerHeight] = [width - 2 * borderPx, height - 2 * borderPx];
  return {
    bounds: rect,
    paint(context) {
      context.save();
      context.fillStyle = borderColor;
      context.fillRect(x, y, width, height);
      context.fillStyle = color;
      if (innerWidth > 0 && innerHeight > 0) context.fillRect(x + borderPx, y + borderPx, innerWidth, innerHeight);
      context.restore();
    },
  };
}
