import { fittedText, type Look, lineOf } from "../look.js";
import { text } from "../marks/text.js";
import type { Mark } from "../scene.js";

const TITLE_SCALE = 1.2;
/** A title that would need to shrink below this share of its size is broken into two lines. */
const SMALLEST_LINE = 0.8;
const LINE_GAP = 0.25;

interface HeadingOptions {
  readonly look: Look;
  /** Greatest width of a line. */
  readonly widthPx: number;
  readonly centerX: number;
  /** Baseline of the last line. */
  readonly baseline: number;
}

/** A title: one line at full size or slightly smaller, else two lines. */
export function heading(title: string, { look, widthPx, centerX, baseline }: HeadingOptions): Mark[] {
  const { lines, sizePx, ascent, descent } = measured(title, look, widthPx);
  const stepPx = ascent + descent + LINE_GAP * sizePx;
  return lines.map((line, i) => {
    const left = Math.round(centerX - line.advancePx / 2);
    return text(line, left, Math.round(baseline - (lines.length - 1 - i) * stepPx), look.theme.ink);
  });
}

/** Height of a title from its top to its last baseline, in pixels. */
export function headingHeight(title: string, { look, widthPx }: Pick<HeadingOptions, "look" | "widthPx">): number {
  if (title === "") return 0;
  const { lines, sizePx, ascent, descent } = measured(title, look, widthPx);
  return lines.length > 1 ? 2 * ascent + descent + LINE_GAP * sizePx : ascent;
}

function measured(title: string, { typeface, fontPx }: Look, widthPx: number) {
  const fullPx = TITLE_SCALE * fontPx;
  const needed = typeface.outline(title, fullPx).advancePx;
  const broken = needed * SMALLEST_LINE > widthPx ? twoLines(title) : undefined;
  const sizePx = broken ? fullPx * SMALLEST_LINE : fullPx;
  const lines = (broken ?? [title]).map((line) => fittedText(typeface, line, sizePx, widthPx));
  return { lines, sizePx, ...lineOf(typeface, sizePx) };
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
