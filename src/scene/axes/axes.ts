import type { Box } from "../../math/geometry.js";
import { heading } from "../lettering/heading.js";
import type { TextOutline } from "../lettering/typeface.js";
import { type Look, lineOf } from "../look.js";
import { horizontalRule, verticalRule } from "../marks/rule.js";
import { text } from "../marks/text.js";
import type { Mark } from "../scene.js";
import type { Scale, Tick } from "./scale.js";

/** Line width of frame, ticks and grid. matplotlib's lengths, here and below, are in points of 1/72 inch. */
export const LINE_PT = 0.8;
const TICK_PT = 3.5;
const TICK_PAD_PT = 3.5;
export const LABEL_PAD_PT = 4;
export const TITLE_PAD_PT = 6;
/** Distance between the box and its tick labels. */
export const TICK_GAP_PT: number = TICK_PT + TICK_PAD_PT;
const MOST_TICK_STEPS = 9;
/** Least distance between labels of different axes, in font sizes. */
const APART = 0.15;
/** Least distance between neighboring x tick labels, and between y tick labels and the y label, in font sizes. */
const SIDE_BY_SIDE = 0.3;

export interface AxesOptions {
  /** The plot area, in pixels. */
  readonly box: Box;
  /** Scales from data to the width of the box and to its height, in pixels. */
  readonly x: Scale;
  readonly y: Scale;
  /** Labels below the box and to its left; none when absent. */
  readonly xLabel?: string | undefined;
  readonly yLabel?: string | undefined;
  /** True if other text goes below the middle of the box: the x label then moves to the left edge. */
  readonly isCrowded?: boolean | undefined;
  /** Title above the box; none when absent. */
  readonly title?: string | undefined;
  /** Which ticks have labels; both when absent. Inner boxes with shared axes have none. */
  readonly labeled?: { readonly x: boolean; readonly y: boolean } | undefined;
  readonly look: Look;
}

export interface Axes {
  /** The grid, painted under everything plotted. */
  readonly grid: readonly Mark[];
  /** Frame, ticks, labels and title, painted over everything plotted. */
  readonly frame: readonly Mark[];
}

/** Axes around a box in matplotlib's layout. */
export function axes(options: AxesOptions): Axes {
  const { box, x, y, xLabel, yLabel, isCrowded, title, labeled = { x: true, y: true }, look } = options;
  const { theme, typeface, pt, fontPx } = look;
  const write = (line: string) => typeface.outline(line, fontPx);
  const { ascent, descent } = lineOf(typeface, fontPx);

  const place = (scale: Scale, found: readonly Tick[]): PlacedTick[] =>
    found.map(({ value, label }) => ({ at: scale(value), label: write(label) }));
  const xTicks = place(x, xTicksOf(x, box, look));
  const yTicks = place(y, yTicksOf(y, box, fontPx));

  const line = { color: theme.ink, widthPx: LINE_PT * pt };
  const gridLine = { color: theme.grid, alpha: theme.gridAlpha, widthPx: LINE_PT * pt };
  const tickPx = TICK_PT * pt;
  const tickGapPx = TICK_GAP_PT * pt;
  const put = (outline: TextOutline, left: number, baseline: number): Mark =>
    text(outline, Math.round(left), Math.round(baseline), theme.ink);

  const tickLabelRight = box.left - tickGapPx;
  const middleX = (box.left + box.right) / 2;
  const middleY = (box.top + box.bottom) / 2;

  // If both axes start with a tick, their labels would collide in the corner: the y label is left out.
  const apartPx = APART * fontPx;
  const labeledXTicks = labeled.x ? xTicks : [];
  const [firstX] = labeledXTicks;
  const isCornerTaken = firstX && firstX.at - firstX.label.advancePx / 2 < tickLabelRight + apartPx;
  const meetsX = ({ at }: PlacedTick): boolean => at + ascent / 2 + apartPx > box.bottom + tickGapPx;
  const labeledYTicks = labeled.y ? yTicks.filter((tick) => !(isCornerTaken && meetsX(tick))) : [];

  function placedYLabel(label: string): Mark {
    const outline = write(label);
    // matplotlib's place, or farther left if a tick label at the same height is in the way.
    const baseline = middleY - descent;
    const beside = yTicks.filter(({ at }) => Math.abs(at + ascent / 2 - baseline) < ascent + descent + apartPx);
    const left = Math.min(
      tickLabelRight - widest(yTicks) - LABEL_PAD_PT * pt - outline.advancePx / 2,
      tickLabelRight - widest(beside) - (beside.length > 0 ? SIDE_BY_SIDE * fontPx : 0) - outline.advancePx,
    );
    return put(outline, left, baseline);
  }
  function placedXLabel(label: string): Mark {
    const outline = write(label);
    const left = isCrowded ? box.left : middleX - outline.advancePx / 2;
    return put(outline, left, xLabelBaseline(box, look));
  }

  const halfLine = Math.max(1, Math.round(line.widthPx)) / 2;
  const heads = { look, widthPx: box.right - box.left, centerX: middleX, baseline: box.top - TITLE_PAD_PT * pt };
  return {
    grid: [
      ...xTicks.map(({ at }) => verticalRule(at, box.top, box.bottom, gridLine)),
      ...yTicks.map(({ at }) => horizontalRule(box.left, box.right, at, gridLine)),
    ],
    frame: [
      ...xTicks.map(({ at }) => verticalRule(at, box.bottom, box.bottom + tickPx, line)),
      ...yTicks.map(({ at }) => horizontalRule(box.left - tickPx, box.left, at, line)),
      ...[box.left, box.right].map((at) => verticalRule(at, box.top, box.bottom, line)),
      ...[box.top, box.bottom].map((at) => horizontalRule(box.left - halfLine, box.right + halfLine, at, line)),
      ...labeledXTicks.map(({ at, label }) => put(label, at - label.advancePx / 2, box.bottom + tickGapPx + ascent)),
      ...labeledYTicks.map(({ at, label }) => put(label, tickLabelRight - label.advancePx, at + ascent / 2)),
      ...(xLabel === undefined ? [] : [placedXLabel(xLabel)]),
      ...(yLabel === undefined ? [] : [placedYLabel(yLabel)]),
      ...(title === undefined ? [] : heading(title, heads)),
    ],
  };
}

/** The baseline of the text below a box: the x label and other text on its line. */
export function xLabelBaseline(box: Box, { typeface, pt, fontPx }: Look): number {
  const { ascent, descent } = lineOf(typeface, fontPx);
  return box.bottom + TICK_GAP_PT * pt + ascent + descent + LABEL_PAD_PT * pt + ascent;
}

/** The ticks of an axis along the width of a box, as dense as possible without labels touching. */
export function xTicksOf(x: Scale, { left, right }: Box, { typeface, fontPx }: Look): Tick[] {
  const apartPx = SIDE_BY_SIDE * fontPx;
  const doTouch = (ticks: readonly Tick[]): boolean => {
    const widths = ticks.map(({ label }) => typeface.outline(label, fontPx).advancePx);
    return ticks.slice(1).some(({ value }, i) => {
      const [before, after] = widths.slice(i, i + 2) as [number, number];
      return x(value) - x((ticks[i] as Tick).value) < (before + after) / 2 + apartPx;
    });
  };
  let most = stepsThatFit((right - left) / (3 * fontPx));
  while (most > 1 && doTouch(x.ticks(most))) most--;
  return x.ticks(most);
}

/** The ticks of an axis along the height of a box. */
export function yTicksOf(y: Pick<Scale, "ticks">, { top, bottom }: Box, fontPx: number): Tick[] {
  return y.ticks(stepsThatFit((bottom - top) / (2 * fontPx)));
}

/** The number of tick steps for a length that fits this many labels: from 1 to 9. */
function stepsThatFit(labels: number): number {
  return Math.min(Math.max(1, Math.floor(labels)), MOST_TICK_STEPS);
}

interface PlacedTick {
  readonly at: number;
  readonly label: TextOutline;
}

function widest(ticks: readonly PlacedTick[]): number {
  return Math.max(0, ...ticks.map(({ label }) => label.advancePx));
}
