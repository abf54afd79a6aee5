import type { TextOutline, Typeface } from "./lettering/typeface.js";
import type { Theme } from "./theme.js";

export const POINTS_PER_INCH = 72;

/** How text and lines look in one picture. */
export interface Look {
  readonly theme: Theme;
  readonly typeface: Typeface;
  /** Pixels per point of 1/72 inch. */
  readonly pt: number;
  /** The size of tick and axis labels. */
  readonly fontPx: number;
}

/** Lines of text are as high as "l" above the baseline and as deep as "p" below it, whatever they say. */
export function lineOf(typeface: Typeface, sizePx: number): { readonly ascent: number; readonly descent: number } {
  return { ascent: -typeface.outline("l", sizePx).ink.top, descent: typeface.outline("p", sizePx).ink.bottom };
}

/** One line of text no wider than asked for, smaller where it has to be. */
export function fittedText(typeface: Typeface, text: string, sizePx: number, widthPx: number): TextOutline {
  const outline = typeface.outline(text, sizePx);
  return outline.advancePx <= widthPx ? outline : typeface.outline(text, (sizePx * widthPx) / outline.advancePx);
}
