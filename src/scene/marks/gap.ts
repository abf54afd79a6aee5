import { intersect } from "../../math/geometry.js";
import type { Mark } from "../scene.js";
import { type AreaOptions, area } from "./area.js";

/** One end of a gap: its x, and the y of both lines there. */
export interface GapEnd {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** Length that a strip continues beyond its clip: half a pixel in a picture drawn at a sixteenth of its size. */
const BEYOND_PX = 8;

/**
 * A strip between two lines. It ends on whole pixels, so that the next strip joins without a seam. The clip ends it,
 * because clips stay on whole pixels when a picture is drawn at another size.
 */
export function gap(from: GapEnd, to: GapEnd, { color, clip }: AreaOptions): Mark {
  const [left, right] = [Math.round(from.x), Math.round(to.x)];
  const ends = [
    { ...from, x: left - BEYOND_PX },
    { ...from, x: left },
    { ...to, x: right },
    { ...to, x: right + BEYOND_PX },
  ];
  const ring = [...ends.flatMap(({ x, top }) => [x, top]), ...ends.reverse().flatMap(({ x, bottom }) => [x, bottom])];
  return area([ring], { color, clip: intersect(clip, { ...clip, x: left, width: right - left }) });
}
