import { type Box, pixelsCovering } from "../../math/geometry.js";
import type { Mark } from "../scene.js";

interface RuleOptions {
  readonly color: string;
  /** Opacity, 0 to 1. */
  readonly alpha?: number;
  /** Line width, rounded to whole pixels, at least 1. */
  readonly widthPx: number;
  /** Lengths of dash and gap in pixels, with ends rounded to whole pixels. Solid when absent. */
  readonly dash?: readonly [number, number];
}

/** A horizontal line from `from` to `to`, centered on `y`; crisp, because it fills whole pixels. */
export function horizontalRule(from: number, to: number, y: number, options: RuleOptions): Mark {
  const [top, bottom] = wholePixels(y, options.widthPx);
  return bars(
    dashes(from, to, options.dash).map(([left, right]) => ({ left, right, top, bottom })),
    options,
  );
}

/** A vertical line from `from` to `to`, centered on `x`; crisp, because it fills whole pixels. */
export function verticalRule(x: number, from: number, to: number, options: RuleOptions): Mark {
  const [left, right] = wholePixels(x, options.widthPx);
  return bars(
    dashes(from, to, options.dash).map(([top, bottom]) => ({ left, right, top, bottom })),
    options,
  );
}

/** First pixel and end (exclusive) of a line of this width whose center is nearest to `center`. */
function wholePixels(center: number, widthPx: number): [number, number] {
  const count = Math.max(1, Math.round(widthPx));
  const first = Math.round(center) - Math.floor(count / 2);
  return [first, first + count];
}

/** The ends of all dashes. Each is rounded from its exact place, so that errors never accumulate. */
function dashes(from: number, to: number, dash: RuleOptions["dash"]): [number, number][] {
  if (!dash) return [[Math.round(from), Math.round(to)]];
  const [on, off] = dash;
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
