import type { Mark } from "../scene.js";
import { clippedMark, type PolylineOptions, pixelsAlong } from "./polyline.js";

/** Length and half width of the head, in line widths. */
const HEAD = 4.5;
const HALF_HEAD = 2;

/** An arrow from (x0, y0) to (x1, y1). An arrow shorter than its head is a smaller head alone. */
export function arrow(x0: number, y0: number, x1: number, y1: number, options: PolylineOptions): Mark {
  const { color, widthPx } = options;
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [dx, dy] = length > 0 ? [(x1 - x0) / length, (y1 - y0) / length] : [0, 0];
  const headPx = Math.min(HEAD * widthPx, length);
  const halfPx = (HALF_HEAD / HEAD) * headPx;
  const [neckX, neckY] = [x1 - headPx * dx, y1 - headPx * dy];
  return clippedMark(options, pixelsAlong([[x0, y0, x1, y1]], Math.max(widthPx, halfPx) + 1), (context) => {
    if (length === 0) return;
    context.strokeStyle = color;
    context.fillStyle = color;
    context.lineWidth = widthPx;
    context.lineCap = "butt";
    context.moveTo(x0, y0);
    context.lineTo(neckX, neckY);
    context.stroke();
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(neckX - halfPx * dy, neckY + halfPx * dx);
    context.lineTo(neckX + halfPx * dy, neckY - halfPx * dx);
    context.closePath();
    context.fill();
  });
}
