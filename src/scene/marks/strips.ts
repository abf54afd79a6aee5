import { type Box, intersect, isEmpty, pixelsCovering, type Rect } from "../../math/geometry.js";
import { type Polyline, pixelsAlong } from "./polyline.js";

/** The pieces in which a line that crosses a picture is repainted. */
const STRIP_PX = 64;
/** Lines whose rectangle is no larger than this are not worth cutting up. */
const SMALL_PX = 128 * 128;

/**
 * Upright strips that hold lines. Painted in each of them, clipped to it, lines join without a seam, for strips end on
 * whole pixels; an antialiased pixel may differ a little, as cairo's coverage depends on the clip. The one rectangle around a slanting line is mostly empty, and would be read and
 * written for nothing.
 *
 * @param reachPx How far from the lines something is painted.
 */
export function stripsAlong(lines: readonly Polyline[], reachPx: number, clip: Rect): Rect[] {
  const whole = intersect(clip, pixelsAlong(lines, reachPx));
  if (whole.width * whole.height <= SMALL_PX) return [whole];
  return Array.from({ length: Math.ceil(whole.width / STRIP_PX) }, (_, i) => {
    const x = whole.x + i * STRIP_PX;
    const strip = { ...whole, x, width: Math.min(STRIP_PX, whole.x + whole.width - x) };
    return intersect(strip, heightWithin(lines, strip, reachPx));
  }).filter((strip) => !isEmpty(strip));
}

/** The pixels that lines come near to over the width of a strip. */
function heightWithin(lines: readonly Polyline[], strip: Rect, reachPx: number): Rect {
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
  if (box.top > box.bottom) return { x: 0, y: 0, width: 0, height: 0 };
  return pixelsCovering({ ...box, top: box.top - reachPx, bottom: box.bottom + reachPx });
}
