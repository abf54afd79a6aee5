import type { Box } from "../../math/geometry.js";
import { superscript, withMinus } from "../../text/typeset.js";
import { LINE_PT, TICK_GAP_PT } from "../axes/axes.js";
import { type Look, lineOf } from "../look.js";
import { panel } from "../marks/panel.js";
import { horizontalRule, verticalRule } from "../marks/rule.js";
import { text } from "../marks/text.js";
import type { Part } from "../part.js";

/** Lengths in font sizes. */
const WIDTH = 0.9;
const GAP = 0.9;
const EDGE = 0.4;
const TICK_PT = 3.5;
/** Least distance of two labels' baselines, in line heights. */
const APART = 1.35;
/** Levels in this range are written as decimals. */
const PLAIN = [1e-3, 1e5] as const;
const FEWEST_DIGITS = 3;
const MOST_DIGITS = 15;

interface ColorBarOptions {
  /** The box to the left of the bar. */
  readonly box: Box;
  /** Boundaries between bands, ascending. */
  readonly levels: readonly number[];
  /** Colors of the bands from low to high: one more than levels. */
  readonly colors: readonly string[];
  readonly look: Look;
}

/** Width in pixels of a color bar with its labels, to the right of a box. */
export function colorBarWidth({ levels, look }: Pick<ColorBarOptions, "levels" | "look">): number {
  const { typeface, fontPx, pt } = look;
  const widest = Math.max(0, ...compactLevels(levels).map((label) => typeface.outline(label, fontPx).advancePx));
  return (GAP + WIDTH + EDGE) * fontPx + TICK_GAP_PT * pt + widest;
}

/** A color bar: the bands of a function's values from low to high, equally high, labeled with the levels between. */
export function colorBar({ box, levels, colors, look }: ColorBarOptions): Part {
  const { theme, typeface, fontPx, pt } = look;
  const { ascent, descent } = lineOf(typeface, fontPx);
  const left = Math.round(box.right + GAP * fontPx);
  const right = Math.round(left + WIDTH * fontPx);
  const edgeOf = (band: number): number => Math.round(box.bottom - ((box.bottom - box.top) * band) / colors.length);
  const line = { color: theme.ink, widthPx: LINE_PT * pt };
  const every = Math.ceil(((ascent + descent) * APART * colors.length) / (box.bottom - box.top));
  const half = Math.max(1, Math.round(line.widthPx)) / 2;
  const ticks = compactLevels(levels)
    .map((label, i) => ({ outline: typeface.outline(label, fontPx), at: edgeOf(i + 1) }))
    .filter((_, i) => (i + 1) % every === 0);
  return {
    flatColors: colors,
    backdrop: [
      ...colors.map((color, band) =>
        panel(
          { x: left, y: edgeOf(band + 1), width: right - left, height: edgeOf(band) - edgeOf(band + 1) },
          { color, borderColor: color, borderPx: 0 },
        ),
      ),
      ...[left, right].map((at) => verticalRule(at, box.top, box.bottom, line)),
      ...[box.top, box.bottom].map((at) => horizontalRule(left - half, right + half, at, line)),
      ...ticks.map(({ at }) => horizontalRule(right, right + TICK_PT * pt, at, line)),
      ...ticks.map(({ outline, at }) =>
        text(outline, Math.round(right + TICK_GAP_PT * pt), Math.round(at + ascent / 2), theme.ink),
      ),
    ],
  };
}

/** The shortest labels of levels that are all different: 300, 0.5, 3·10⁶. */
export function compactLevels(levels: readonly number[]): string[] {
  for (let digits = FEWEST_DIGITS; ; digits++) {
    const labels = levels.map((level) => compactLevel(level, digits));
    if (digits === MOST_DIGITS || new Set(labels).size === labels.length) return labels;
  }
}

function compactLevel(level: number, digits: number): string {
  const size = Math.abs(level);
  if (size === 0 || (size >= PLAIN[0] && size < PLAIN[1])) {
    return withMinus(String(Number(level.toPrecision(digits + 1))));
  }
  const [mantissa = "", exponent = ""] = level.toExponential(digits - 1).split("e");
  const power = `10${superscript(Number(exponent))}`;
  const factor = withMinus(String(Number(mantissa)));
  return factor === "1" ? power : `${factor}·${power}`;
}
