import { type Box, EMPTY_RECT, intersect, isEmpty, pixelsCovering, type Rect } from "../../math/geometry.js";
import { type Polyline, pixelsAlong } from "./polyline.js";

/** Width of the strips in which a long line is repainted. */
const STRIP_PX = 64;
/** Lines whose rectangle has at most this area are not cut into strips. */
const SMALL_PX = 128 * 128;

/**
 * Vertical strips that cover lines: the one rectangle around a slanting line is mostly empty, and slow to read and
 * write. Lines painted once per strip, clipped to it, join without a seam, because strips end on whole pixels; an
 * antialiased pixel may differ slightly, because cairo's coverage depends on the clip.
 *
 * @param reachPx The greatest distance from the lines at which anything is painted.
 */
export function stripsAlong(lines: readonly Polyline[], reachPx: number, clip: Rect): Rect[] {
  const whole = intersect(clip, pixelsAlong(lines, reachPx));
  if (whole.width * whole.height <= SMALL_PX) return [whole];
  return Array.from({ length: Math.ceil(whole.width / STRIP_PX) }, (_, i) => {
    const x = whole.x + i * STRIP_PX;
    const strip = { ...whole, x, width: Math.min(STRIP_PX, whole.x + whole.width - x) };
    return intersect(strip, pixelsNear(lines, strip, reachPx));
  }).filter((strip) => !isEmpty(strip));
}

/** The pixels within `reachPx` of lines over the width of a strip. */
function pixelsNear(lines: readonly Polyline[], strip: Rect, reachPx: number): Rect {
  const [left, right] = [strip.x - reachPx, strip.x + strip.width + reachPx];
  const box: Box & { top: number; bottom: number } = { left, right, top: Infinity, bottom: -Infinity };
  for (const line of lines) {
    for (let i = 0; i + 3 < line.length; i += 2) {
      const [x0, y0, x1, y1] = line.slice(i, i + 4) as [number, number, number, number];
      if (Math.max(x0, x1) < left || Math.min(x0, x1) > right) continue;
      const yAt = (x: number) =>
        y0 + ((Math.min(Math.max(x, Math.min(x0, x1)), Math.max(x0, x1)) - x0) / (x1 - x0)) * (y1 - y0);
      const ends = x1 === x0 ? [y0, y1] : [yAt(left), yAt(right)];
      box.top = Math.min(box.top, ...ends);
      box.bottom = Math.max(box.bottom, ...ends);
    }
  }
  if (box.top > box.bottom) return EMPTY_RECT;
  return pixelsCovering({ ...box, top: box.top - reachPx, bottom: box.bottom + reachPx });
}
