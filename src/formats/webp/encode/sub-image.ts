import type { Rect } from "../../../math/geometry.js";
import { type Change, KEPT } from "../../colors/screen.js";
import { BLENDS, type SubImage } from "./chunks.js";
import type { Coloring } from "./coloring.js";
import { vp8l } from "./vp8l.js";

const OPAQUE = 0xff000000;
const TRANSPARENT_BLACK = 0;

/** The image of a change, transparent where nothing changed. */
export function subImage({ rect, runs }: Change, coloring: Coloring): SubImage {
  const evenRect = withEvenCorner(rect);
  const pixels = new Int32Array(evenRect.width * evenRect.height);
  const first = (rect.y - evenRect.y) * evenRect.width + rect.x - evenRect.x;
  let isWhole = evenRect.width === rect.width && evenRect.height === rect.height;
  for (let run = 0, start = 0; run < runs.ends.length; run++) {
    const end = runs.ends[run] as number;
    const value = runs.indices[run] as number;
    if (value === KEPT) {
      isWhole = false;
    } else {
      const argb = argbOf(coloring.colorOf(value));
      let row = Math.floor(start / rect.width);
      for (let from = start; from < end; row++) {
        const to = Math.min(end, (row + 1) * rect.width);
        const offset = first + row * (evenRect.width - rect.width);
        pixels.fill(argb, offset + from, offset + to);
        from = to;
      }
    }
    start = end;
  }
  return { rect: evenRect, blend: isWhole ? BLENDS.source : BLENDS.over, data: vp8l(pixels, evenRect) };
}

/** One unchanged pixel, which only adds a delay. */
export function unchangedPixel(): SubImage {
  const rect = { x: 0, y: 0, width: 1, height: 1 };
  return { rect, blend: BLENDS.over, data: vp8l(Int32Array.of(TRANSPARENT_BLACK), rect) };
}

/** The smallest rectangle around another with an even first row and column. */
function withEvenCorner({ x, y, width, height }: Rect): Rect {
  const [left, up] = [x % 2, y % 2];
  return { x: x - left, y: y - up, width: width + left, height: height + up };
}

/** Converts 0xBBGGRR to an opaque 0xAARRGGBB. */
function argbOf(color: number): number {
  return OPAQUE | ((color & 0xff) << 16) | (color & 0xff00) | (color >>> 16);
}
