import type { Box, Interval, Size } from "../geometry.js";
import { horizontalRule, verticalRule } from "./marks/rule.js";
import { text } from "./marks/text.js";
import { linearScale } from "./scale.js";
import type { Mark } from "./scene.js";
import type { Theme } from "./theme.js";
import { ticks } from "./ticks.js";
import type { TextOutline, Typeface } from "./typeface.js";

/** matplotlib's figure, in fractions of its size and in points of 1/72 inch. */
const BOX = { left: 0.125, right: 0.9, top: 0.12, bottom: 0.89 };
/** The lines of frame, ticks and grid. */
export const LINE_PT = 0.8;
const TICK_PT = 3.5;
const TICK_PAD_PT = 3.5;
const LABEL_PAD_PT = 4;
const TITLE_PAD_PT = 6;
const TITLE_SCALE = 1.2;
const MOST_TICK_STEPS = 9;
/** The least space between labels of different axes, in font sizes. */
const APART = 0.15;

export interface AxesOptions {
  readonly size: Size;
  readonly dpi: number;
  readonly fontSizePt: number;
  readonly xlim: Interval;
  readonly ylim: Interval;
  readonly title: string;
  readonly theme: Theme;
  readonly typeface: Typeface;
}

export interface Axes {
  /** The plot area, in pixels. */
  readonly box: Box;
  /** From data units to pixels. */
  x(value: number): number;
  y(value: number): number;
  /** The grid: under everything that is plotted. */
  readonly grid: readonly Mark[];
  /** Frame, ticks, labels and title: over what is plotted. */
  readonly frame: readonly Mark[];
}

/** Axes as matplotlib lays them out, with the labels x and y and a title over the box. */
export function axes({ size, dpi, fontSizePt, xlim, ylim, title, theme, typeface }: AxesOptions): Axes {
  const pt = dpi / 72;
  const box: Box = {
    left: BOX.left * size.width,
    right: BOX.right * size.width,
    top: BOX.top * size.height,
    bottom: BOX.bottom * size.height,
  };
  const x = linearScale(xlim, [box.left, box.right]);
  const y = linearScale(ylim, [box.bottom, box.top]);
  const fontPx = fontSizePt * pt;
  const write = (line: string, sizePx = fontPx) => typeface.outline(line, sizePx);
  const fitted = (line: string, sizePx: number, widthPx: number) => {
    const outline = write(line, sizePx);
    return outline.advancePx <= widthPx ? outline : write(line, (sizePx * widthPx) / outline.advancePx);
  };
  // Lines of text are as high as "l" above the baseline and as deep as "p" below it, whatever they say.
  const ascent = -write("l").ink.top;
  const descent = write("p").ink.bottom;

  const place = (scale: typeof x, lim: Interval, most: number): PlacedTick[] =>
    ticks(lim, most).map(({ value, label }) => ({ at: scale(value), label: write(label) }));
  const xTicks = thinned((most) => place(x, xlim, most), stepsThatFit((box.right - box.left) / (3 * fontPx)));
  const yTicks = place(y, ylim, stepsThatFit((box.bottom - box.top) / (2 * fontPx)));

  const line = { color: theme.ink, widthPx: LINE_PT * pt };
  const gridLine = { color: theme.grid, alpha: theme.gridAlpha, widthPx: LINE_PT * pt };
  const tickPx = TICK_PT * pt;
  const tickGapPx = (TICK_PT + TICK_PAD_PT) * pt;
  const put = (outline: TextOutline, left: number, baseline: number): Mark =>
    text(outline, Math.round(left), Math.round(baseline), theme.ink);

  const tickLabelRight = box.left - tickGapPx;
  const widestYLabel = Math.max(0, ...yTicks.map(({ label }) => label.advancePx));
  const yLabel = write("y");
  const middleX = (box.left + box.right) / 2;
  const middleY = (box.top + box.bottom) / 2;

  // Where both axes begin with a tick, their labels would meet in the corner: x has the last word.
  const apartPx = APART * fontPx;
  const [firstX] = xTicks;
  const isCornerTaken = firstX && firstX.at - firstX.label.advancePx / 2 < tickLabelRight + apartPx;
  const meetsX = ({ at }: PlacedTick): boolean => at + ascent / 2 + apartPx > box.bottom + tickGapPx;
  const labeledYTicks = yTicks.filter((tick) => !(isCornerTaken && meetsX(tick)));

  // As matplotlib places it, unless a tick label at its height is in the way.
  const yLabelBaseline = middleY - descent;
  const besideYLabel = yTicks.filter(
    ({ at }) => Math.abs(at + ascent / 2 - yLabelBaseline) < ascent + descent + apartPx,
  );
  const widestBeside = Math.max(0, ...besideYLabel.map(({ label }) => label.advancePx));
  const yLabelLeft = Math.min(
    tickLabelRight - widestYLabel - LABEL_PAD_PT * pt - yLabel.advancePx / 2,
    tickLabelRight - widestBeside - apartPx - yLabel.advancePx,
  );

  const tickLabelBaseline = box.bottom + tickGapPx + ascent;
  const xLabelBaseline = tickLabelBaseline + descent + LABEL_PAD_PT * pt + ascent;
  const xLabel = write("x");
  const heading = fitted(title, TITLE_SCALE * fontPx, box.right - box.left);
  const halfLine = Math.max(1, Math.round(line.widthPx)) / 2;

  return {
    box,
    x,
    y,
    grid: [
      ...xTicks.map(({ at }) => verticalRule(at, box.top, box.bottom, gridLine)),
      ...yTicks.map(({ at }) => horizontalRule(box.left, box.right, at, gridLine)),
    ],
    frame: [
      ...xTicks.map(({ at }) => verticalRule(at, box.bottom, box.bottom + tickPx, line)),
      ...yTicks.map(({ at }) => horizontalRule(box.left - tickPx, box.left, at, line)),
      ...[box.left, box.right].map((at) => verticalRule(at, box.top, box.bottom, line)),
      ...[box.top, box.bottom].map((at) => horizontalRule(box.left - halfLine, box.right + halfLine, at, line)),
      ...xTicks.map(({ at, label }) => put(label, at - label.advancePx / 2, tickLabelBaseline)),
      ...labeledYTicks.map(({ at, label }) => put(label, tickLabelRight - label.advancePx, at + ascent / 2)),
      put(xLabel, middleX - xLabel.advancePx / 2, xLabelBaseline),
      put(yLabel, yLabelLeft, yLabelBaseline),
      put(heading, middleX - heading.advancePx / 2, box.top - TITLE_PAD_PT * pt),
    ],
  };
}

/** Room for so many labels, but never so few that the scale is lost nor so many that it is a comb. */
function stepsThatFit(labels: number): number {
  return Math.min(Math.max(1, Math.floor(labels)), MOST_TICK_STEPS);
}

interface PlacedTick {
  readonly at: number;
  readonly label: TextOutline;
}

/** Ticks as dense as their labels allow: side by side, none may touch the next. */
function thinned(place: (most: number) => PlacedTick[], most: number): PlacedTick[] {
  const placed = place(most);
  const doTouch = placed.some(({ at, label }, i) => {
    const next = placed[i + 1];
    return next && next.at - at < (label.advancePx + next.label.advancePx) / 2;
  });
  return doTouch && most > 1 ? thinned(place, most - 1) : placed;
}
