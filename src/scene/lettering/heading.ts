import { fittedText, type Look, lineOf } from "../look.js";
import { text } from "../marks/text.js";
import type { Mark } from "../scene.js";
import type { TextOutline } from "./typeface.js";

const TITLE_SCALE = 1.2;
/** A title that would need to shrink below this share of its size is broken into two lines. */
const SMALLEST_LINE = 0.8;
const LINE_GAP = 0.25;

export interface HeadingOptions {
  readonly look: Look;
  /** Greatest width of a line. */
  readonly widthPx: number;
  readonly centerX: number;
  /** Baseline of the last line. */
  readonly baseline: number;
}

/** A title: one line at full size or slightly smaller, else two lines. */
export function heading(title: string, { look, widthPx, centerX, baseline }: HeadingOptions): Mark[] {
  const { theme, typeface, fontPx } = look;
  const lines = headingLines(title, look, widthPx);
  const sizePx = TITLE_SCALE * fontPx * (lines.length > 1 ? SMALLEST_LINE : 1);
  const { ascent, descent } = lineOf(typeface, sizePx);
  const stepPx = ascent + descent + LINE_GAP * sizePx;
  return lines.map((line, i) => {
    const left = Math.round(centerX - line.advancePx / 2);
    return text(line, left, Math.round(baseline - (lines.length - 1 - i) * stepPx), theme.ink);
  });
}

/** Height of a title from its top to its last baseline, in pixels. */
export function headingHeight(title: string, { look, widthPx }: Pick<HeadingOptions, "look" | "widthPx">): number {
  if (title === "") return 0;
  const isBroken = headingLines(title, look, widthPx).length > 1;
  const sizePx = TITLE_SCALE * look.fontPx * (isBroken ? SMALLEST_LINE : 1);
  const { ascent, descent } = lineOf(look.typeface, sizePx);
  return isBroken ? 2 * ascent + descent + LINE_GAP * sizePx : ascent;
}

function headingLines(title: string, { typeface, fontPx }: Look, widthPx: number): TextOutline[] {
  const sizePx = TITLE_SCALE * fontPx;
  const needed = typeface.outline(title, sizePx).advancePx;
  const broken = needed * SMALLEST_LINE > widthPx ? twoLines(title) : undefined;
  return (broken ?? [title]).map((line) => fittedText(typeface, line, sizePx * (broken ? SMALLEST_LINE : 1), widthPx));
}

/** The title broken at the space nearest to its middle; undefined if it has no space. */
function twoLines(title: string): [string, string] | undefined {
  const spaces = [...title.matchAll(/\s+/g)].filter(({ index }) => index > 0);
  const [first, ...others] = spaces;
  if (!first) return undefined;
  const offCenter = ({ index }: { readonly index: number }): number => Math.abs(index - title.length / 2);
  const best = others.reduce((a, b) => (offCenter(b) < offCenter(a) ? b : a), first);
  return [title.slice(0, best.index), title.slice(best.index).trimStart()];
}
