import type { TextOutline, Typeface } from "./lettering/typeface.js";
import type { Theme } from "./theme.js";

export const POINTS_PER_INCH = 72;
const SMALLEST_TEXT_PX = 10;

/** How text and lines look in one picture. */
export interface Look {
  readonly theme: Theme;
  readonly typeface: Typeface;
  /** Pixels per point of 1/72 inch. */
  readonly pt: number;
  /** The size of tick and axis labels. */
  readonly fontPx: number;
}

/** Text scaled by a share, but to no less than 10 px, or its own size if that is smaller. */
export function withSmallerText(look: Look, share: number): Look {
  return { ...look, fontPx: Math.max(share * look.fontPx, Math.min(look.fontPx, SMALLEST_TEXT_PX)) };
}

/** The height of "l" above the baseline and the depth of "p" below it: those of any line of text. */
export function lineOf(typeface: Typeface, sizePx: number): { readonly ascent: number; readonly descent: number } {
  return { ascent: -typeface.outline("l", sizePx).ink.top, descent: typeface.outline("p", sizePx).ink.bottom };
}

/** One line of text, scaled down if it is wider than `widthPx`. */
export function fittedText(typeface: Typeface, text: string, sizePx: number, widthPx: number): TextOutline {
  const outline = typeface.outline(text, sizePx);
  return outline.advancePx <= widthPx ? outline : typeface.outline(text, (sizePx * widthPx) / outline.advancePx);
}
