import { type Box, grownBox, pixelsCovering } from "../../math/geometry.js";
import type { StyledChart } from "../chart.js";
import { clipLine } from "../marks/clip-line.js";
import { polylines } from "../marks/polyline.js";
import type { Part } from "../part.js";
import type { Track } from "./track.js";

const TANGENT_PT = 1.2;
/** Half of a tangent's length, as a share of the box. */
const REACH = 0.16;

export interface TangentsOptions {
  slopeAt(x: number): number;
  /** Pixels to the right and downward for one unit of x and of f. */
  readonly perUnit: readonly [number, number];
}

/** The line that touches the curve at each point. */
export function tangents(
  tracks: readonly Track[],
  box: Box,
  { runs, clock, look }: StyledChart,
  { slopeAt, perUnit }: TangentsOptions,
): Part {
  const style = { color: look.theme.contour, widthPx: Math.max(1, TANGENT_PT * look.pt), clip: pixelsCovering(box) };
  const reachPx = REACH * Math.min(box.right - box.left, box.bottom - box.top);
  return {
    marksAt(frame) {
      const step = clock.stepAt(frame);
      return tracks.flatMap(({ placeAt }, i) => {
        const run = runs[i]?.trajectory;
        const place = placeAt(step);
        if (!run || !place) return [];
        const slope = slopeAt(run.pointAt(Math.min(step, run.steps))[0] ?? Number.NaN);
        const [dx, dy] = [perUnit[0], slope * perUnit[1]];
        const share = reachPx / Math.hypot(dx, dy);
        if (!(share > 0 && Number.isFinite(share))) return [];
        const ends = [-share, share].map((way) => ({ x: place.x + way * dx, y: place.y + way * dy }));
        return [polylines(clipLine(ends, grownBox(box, 2 * style.widthPx)), style)];
      });
    },
  };
}
