import type { Box, Rect, Size } from "../../math/geometry.js";
import type { Polyline } from "../marks/polyline.js";

export interface CornerOptions {
  /** The area whose corners are tried. */
  readonly within: Box;
  /** Distance from its edges. */
  readonly marginPx: number;
  /** Points to keep visible: x₀ y₀ x₁ y₁ … Points outside the area do not count. */
  readonly samples: Polyline;
  /** The side to prefer; right when absent. */
  readonly side?: "left" | "right" | undefined;
  /** Samples this close count as hidden, because they are drawn with some width. */
  readonly clearancePx: number;
}

/** Puts a rectangle of this size into the corner where it hides the fewest samples. Of equal corners, an upper one wins. */
export function emptiestCorner(size: Size, options: CornerOptions): Rect {
  const [upperRight, upperLeft, ...lower] = corners(size, options);
  const [first, second] = options.side === "left" ? [upperLeft, upperRight] : [upperRight, upperLeft];
  return [second, ...lower].reduce<{ rect: Rect; hidden: number }>(
    (best, rect) => {
      const hidden = hiddenBy(rect, options);
      return hidden < best.hidden ? { rect, hidden } : best;
    },
    { rect: first, hidden: hiddenBy(first, options) },
  ).rect;
}

/** Counterclockwise from the upper right, on whole pixels. */
function corners({ width, height }: Size, { within, marginPx }: CornerOptions): [Rect, Rect, Rect, Rect] {
  const left = Math.ceil(within.left + marginPx);
  const top = Math.ceil(within.top + marginPx);
  const right = Math.floor(within.right - marginPx) - width;
  const bottom = Math.floor(within.bottom - marginPx) - height;
  const at = (x: number, y: number): Rect => ({ x, y, width, height });
  return [at(right, top), at(left, top), at(left, bottom), at(right, bottom)];
}

function hiddenBy({ x, y, width, height }: Rect, { within, samples, clearancePx }: CornerOptions): number {
  const left = Math.max(within.left, x - clearancePx);
  const right = Math.min(within.right, x + width + clearancePx);
  const top = Math.max(within.top, y - clearancePx);
  const bottom = Math.min(within.bottom, y + height + clearancePx);
  let count = 0;
  for (let i = 0; i + 1 < samples.length; i += 2) {
    const [sx, sy] = [samples[i] as number, samples[i + 1] as number];
    if (sx >= left && sx <= right && sy >= top && sy <= bottom) count++;
  }
  return count;
}
