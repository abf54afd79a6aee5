import type { Box, Size } from "../../math/geometry.js";
import { wholeBox } from "../axes/margins.js";
import { heading, headingHeight } from "../lettering/heading.js";
import type { Look } from "../look.js";
import type { Mark } from "../scene.js";

/** Space above, below and beside a title, in font sizes. */
const ABOVE = 0.6;
const BELOW = 0.35;
const SIDES = 0.6;

/** A title across the whole picture, and the area below it. */
export function titled(title: string, size: Size, look: Look): { readonly marks: Mark[]; readonly area: Box } {
  const whole = wholeBox(size);
  if (title === "") return { marks: [], area: whole };
  const widthPx = size.width - 2 * SIDES * look.fontPx;
  const baseline = ABOVE * look.fontPx + headingHeight(title, { look, widthPx });
  return {
    marks: heading(title, { look, widthPx, centerX: size.width / 2, baseline }),
    area: { ...whole, top: Math.min(baseline + BELOW * look.fontPx, size.height / 2) },
  };
}

/** Cuts an area at a share of its width. */
export function splitAcross(area: Box, share: number): [Box, Box] {
  const at = area.left + share * (area.right - area.left);
  return [
    { ...area, right: at },
    { ...area, left: at },
  ];
}

/** Cuts an area at a share of its height. */
export function splitDown(area: Box, share: number): [Box, Box] {
  const at = area.top + share * (area.bottom - area.top);
  return [
    { ...area, bottom: at },
    { ...area, top: at },
  ];
}

/** True if a picture has more room beside a plot than below it. */
export function isWide({ width, height }: Size): boolean {
  return width >= 1.15 * height;
}
