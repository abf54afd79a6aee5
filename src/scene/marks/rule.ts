import { type Box, pixelsCovering } from "../../math/geometry.js";
import type { Mark } from "../scene.js";

/** Dash and gap of a dashed line, in line widths. */
const DASH = [3.7, 1.6] as const;

interface RuleOptions {
  readonly color: string;
  /** Opacity, 0 to 1. */
  readonly alpha?: number;
  /** Line width, rounded to whole pixels, at least 1. */
  readonly widthPx: number;
  /** Solid when absent. */
  readonly isDashed?: boolean;
}

/** A horizontal line from `from` to `to`, centered on `y`; crisp, because it fills whole pixels. */
export function horizontalRule(from: number, to: number, y: number, options: RuleOptions): Mark {
  const [top, bottom] = wholePixels(y, options.widthPx);
  const boxes = dashes(from, to, options).map(([left, right]) => ({ left, right, top, bottom }));
  return bars(boxes, options);
}

/** A vertical line from `from` to `to`, centered on `x`; crisp, because it fills whole pixels. */
export function verticalRule(x: number, from: number, to: number, options: RuleOptions): Mark {
  const [left, right] = wholePixels(x, options.widthPx);
  const boxes = dashes(from, to, options).map(([top, bottom]) => ({ left, right, top, bottom }));
  return bars(boxes, options);
}

/** First pixel and end (exclusive) of a line of this width whose center is nearest to `center`. */
function wholePixels(center: number, widthPx: number): [number, number] {
  const count = Math.max(1, Math.round(widthPx));
  const first = Math.round(center) - Math.floor(count / 2);
  return [first, first + count];
}

/** The ends of all dashes, whole pixels. Each is rounded from its exact place, so that errors never accumulate. */
function dashes(from: number, to: number, { isDashed, widthPx }: RuleOptions): [number, number][] {
  if (!isDashed) return [[Math.round(from), Math.round(to)]];
  const [on, off] = [DASH[0] * widthPx, DASH[1] * widthPx];
  const count = Math.ceil((to - from) / (on + off));
  return Array.from({ length: count }, (_, i) => {
    const start = from + i * (on + off);
    return [Math.round(start), Math.round(Math.min(start + on, to))];
  });
}

function bars(boxes: readonly Box[], { color, alpha = 1 }: RuleOptions): Mark {
  const rects = boxes.map(pixelsCovering);
  const first = boxes[0] ?? { left: 0, top: 0, right: 0, bottom: 0 };
  const last = boxes.at(-1) ?? first;
  return {
    bounds: pixelsCovering({ ...first, right: last.right, bottom: last.bottom }),
    paint(context) {
      context.save();
      context.fillStyle = color;
      context.globalAlpha = alpha;
      for (const { x, y, width, height } of rects) context.fillRect(x, y, width, height);
      context.restore();
    },
  };
}
