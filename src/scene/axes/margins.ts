import type { Box, Interval, Size } from "../../math/geometry.js";
import { headingHeight } from "../lettering/heading.js";
import { type Look, lineOf } from "../look.js";
import { LABEL_PAD_PT, TICK_GAP_PT, TITLE_PAD_PT, yTicksOf } from "./axes.js";
import type { Scale } from "./scale.js";

/** matplotlib's margins, as shares of the picture. */
const MATPLOTLIB = { left: 0.125, right: 0.9, top: 0.12, bottom: 0.89 };
/** Text larger than these shares of the picture's width and height does not fit matplotlib's margins. */
const WIDEST_TEXT = 1 / 36;
const TALLEST_TEXT = 1 / 22;
/** Empty space between text and the edge, in font sizes. */
const EDGE = 0.4;
/** Least overhang of the last tick label to the right, in font sizes. */
const HALF_LABEL = 0.9;
const FEW_TICKS = 6;

/** Least share of an area's width and height that the box gets. */
const LEAST = 0.35;

/** Texts and other things around a box. */
export interface Surroundings {
  readonly xLabel?: string | undefined;
  readonly yLabel?: string | undefined;
  readonly title?: string | undefined;
  /** The scale of y, for the width of its labels; no labels when absent. */
  readonly y?: Pick<Scale, "ticks"> | undefined;
  /** The scale of x, for the overhang of its last label. */
  readonly x?: Pick<Scale, "ticks"> | undefined;
  /** False if the ticks of x have no labels. */
  readonly hasXLabels?: boolean | undefined;
  /** Width in pixels of what stands to the right of the box; 0 when absent. */
  readonly besidePx?: number | undefined;
}

/** The largest box whose labels fit into an area, padded about as matplotlib does. */
export function boxWithin(area: Box, around: Surroundings, look: Look): Box {
  const { typeface, pt, fontPx } = look;
  const { ascent, descent } = lineOf(typeface, fontPx);
  const edge = EDGE * fontPx;
  const widthOf = (label: string): number => typeface.outline(label, fontPx).advancePx;
  const yTicks = around.y ? yTicksOf(around.y, area, fontPx) : [];
  const widestLabel = Math.max(0, ...yTicks.map(({ label }) => widthOf(label)));
  const yLabelPx = around.yLabel === undefined ? 0 : LABEL_PAD_PT * pt + 1.2 * widthOf(around.yLabel);
  const xTicksPx = around.hasXLabels === false ? 0 : TICK_GAP_PT * pt + ascent + descent;
  const xLabelPx = around.xLabel === undefined ? 0 : LABEL_PAD_PT * pt + ascent + descent;
  const left = area.left + edge + yLabelPx + widestLabel + TICK_GAP_PT * pt;
  const lastX = around.hasXLabels === false ? undefined : around.x?.ticks(FEW_TICKS).at(-1);
  const overhang = Math.max(HALF_LABEL * fontPx, lastX ? widthOf(lastX.label) / 2 : 0);
  const right = area.right - edge - Math.max(overhang, around.besidePx ?? 0);
  const heads = { look, widthPx: right - left };
  const titlePx = around.title === undefined ? ascent / 2 : headingHeight(around.title, heads) + TITLE_PAD_PT * pt;
  const [top, bottom] = [area.top + edge + titlePx, area.bottom - edge - xTicksPx - xLabelPx];
  const [x0, x1] = withLeastLength([area.left, area.right], [left, right]);
  const [y0, y1] = withLeastLength([area.top, area.bottom], [top, bottom]);
  return { left: x0, right: x1, top: y0, bottom: y1 };
}

/** The interval that labels leave, widened to at least 35% of the whole one; labels are then cut off. */
function withLeastLength([start, end]: Interval, [low, high]: Interval): Interval {
  const least = LEAST * (end - start);
  if (high - low >= least) return [low, high];
  const before = Math.max(0, low - start);
  const after = Math.max(0, end - high);
  const share = (end - start - least) / (before + after);
  return [start + share * before, end - share * after];
}

/** The box of a figure with one plot: matplotlib's, or smaller where labels need the room. */
export function figureBox(size: Size, around: Surroundings, look: Look): Box {
  const room = boxWithin(wholeBox(size), around, look);
  return {
    left: Math.max(MATPLOTLIB.left * size.width, room.left),
    right: Math.min(MATPLOTLIB.right * size.width, room.right),
    top: Math.max(MATPLOTLIB.top * size.height, room.top),
    bottom: Math.min(MATPLOTLIB.bottom * size.height, room.bottom),
  };
}

/** The largest font size that a picture has room for, in pixels. */
export function largestText({ width, height }: Size): number {
  return Math.min(width * WIDEST_TEXT, height * TALLEST_TEXT);
}

export function wholeBox({ width, height }: Size): Box {
  return { left: 0, top: 0, right: width, bottom: height };
}

/** The largest centered box inside another in which a unit has the same length on both axes. */
export function equalBox({ left, right, top, bottom }: Box, xlim: Interval, ylim: Interval): Box {
  const perUnit = Math.min((right - left) / (xlim[1] - xlim[0]), (bottom - top) / (ylim[1] - ylim[0]));
  const [halfWidth, halfHeight] = [xlim, ylim].map(([low, high]) => ((high - low) * perUnit) / 2) as [number, number];
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  return {
    left: middleX - halfWidth,
    right: middleX + halfWidth,
    top: middleY - halfHeight,
    bottom: middleY + halfHeight,
  };
}
