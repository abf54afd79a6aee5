import { type Box, grownBox, type Rect, type Size } from "../../math/geometry.js";
import type { Typeface } from "../lettering/typeface.js";
import { lineOf } from "../look.js";
import { type MarkerShape, marker } from "../marks/marker.js";
import { panel } from "../marks/panel.js";
import type { Polyline } from "../marks/polyline.js";
import { horizontalRule } from "../marks/rule.js";
import { text, writer } from "../marks/text.js";
import type { Mark } from "../scene.js";
import type { Theme } from "../theme.js";

/** Lengths in font sizes: matplotlib's, except for the handle, which holds a marker or a short line. */
const PAD = 0.4;
const ROW_GAP = 0.5;
const HANDLE = 1;
const HANDLE_GAP = 0.5;
const NOTE_GAP = 0.8;
const MARGIN = 0.5;
const LARGEST_RADIUS = 0.3;
const LINE_WIDTH = 0.14;
const WIDEST = 0.5;
const WIDEST_NOTED = 0.7;

export interface LegendEntry {
  readonly label: string;
  /** The handle: a marker of this shape, a line if there is a color alone, none if both are absent. */
  readonly shape?: MarkerShape;
  readonly color?: string;
}

export interface LegendOptions {
  /** The plot area. */
  readonly box: Box;
  /** Width of the axes' frame, half of which lies inside the box, and of the legend's border. */
  readonly linePx: number;
  /** Largest font size; smaller if the legend would not fit, or be wider than `widest`. */
  readonly fontPx: number;
  /** Radius of the markers in the plot, used here too if there is room. */
  readonly radiusPx: number;
  /** Points to keep visible: x₀ y₀ x₁ y₁ …, in pixels. */
  readonly samples: Polyline;
  /** The side to take if all corners are equally empty; right when absent. */
  readonly side?: "left" | "right" | undefined;
  /** Notes that may appear at the end of rows: the longest fits. None when absent. */
  readonly notes?: readonly string[] | undefined;
  /** Largest share of the box's width; half when absent, a little more with notes. */
  readonly widest?: number | undefined;
  /** Largest share of the box's height; all when absent. */
  readonly tallest?: number | undefined;
  readonly theme: Theme;
  readonly typeface: Typeface;
}

export interface Legend {
  readonly rect: Rect;
  readonly marks: readonly Mark[];
  /** The marks of a note at the end of a row. */
  note(row: number, line: string): readonly Mark[];
}

/** Explains markers and lines, one row an entry, in the emptiest corner of the box. */
export function legend(entries: readonly LegendEntry[], options: LegendOptions): Legend {
  const { linePx, radiusPx, samples, side, theme, typeface } = options;
  // The area inside the frame's line, which is drawn on whole pixels.
  const within = grownBox(options.box, -(linePx / 2 + 1));
  const { em, ascent, rowPx, size, rows, notePx } = fitted(entries, within, options);
  const rect = emptiestCorner(size, { within, marginPx: MARGIN * em, samples, side, clearancePx: radiusPx });
  const border = { color: theme.background, borderColor: theme.grid, borderPx: Math.max(1, Math.round(linePx)) };
  const markers = { edgeColor: theme.background, radiusPx: Math.min(radiusPx, LARGEST_RADIUS * em), clip: rect };
  const baselineOf = (row: number) => Math.round(rect.y + PAD * em + ascent + row * rowPx);
  const handleOf = ({ shape, color }: LegendEntry, baseline: number): Mark[] => {
    if (color === undefined) return [];
    const [left, middle] = [rect.x + PAD * em, baseline - ascent / 2];
    if (shape) return [marker(shape, left + (HANDLE / 2) * em, middle, { ...markers, color })];
    return [horizontalRule(left, left + HANDLE * em, middle, { color, widthPx: LINE_WIDTH * em })];
  };

  const write = writer(typeface, em, theme.ink);
  return {
    rect,
    marks: [
      panel(rect, border),
      ...rows.flatMap(({ outline, ...entry }, i) => {
        const handlePx = entry.color === undefined ? 0 : (HANDLE + HANDLE_GAP) * em;
        const label = text(outline, Math.round(rect.x + PAD * em + handlePx), baselineOf(i), theme.ink);
        return [...handleOf(entry, baselineOf(i)), label];
      }),
    ],
    note: (row, line) => write(line, Math.round(rect.x + rect.width - PAD * em - notePx), baselineOf(row)),
  };
}

/** Measures the legend, and scales it down if it is too large: all lengths are in proportion to the font. */
function fitted(entries: readonly LegendEntry[], within: Box, options: LegendOptions) {
  const usual = measured(entries, options.fontPx, options);
  const { em, size } = usual;
  const { widest = options.notes ? WIDEST_NOTED : WIDEST } = options;
  const highest = (options.tallest ?? 1) * (within.bottom - within.top);
  const widestPx = Math.min(widest * (within.right - within.left), within.right - within.left - 2 * MARGIN * em);
  const scale = Math.min(widestPx / size.width, highest / (size.height + 2 * MARGIN * em));
  return scale < 1 ? measured(entries, scale * em, options) : usual;
}

/** `em` is the font size, `rowPx` the distance of two baselines, `notePx` the width of the longest note. */
function measured(entries: readonly LegendEntry[], em: number, { typeface, notes = [] }: LegendOptions) {
  const { ascent, descent } = lineOf(typeface, em);
  const rowPx = ascent + descent + ROW_GAP * em;
  const rows = entries.map((entry) => ({ ...entry, outline: typeface.outline(entry.label, em) }));
  const textPx = Math.max(...rows.map(({ outline }) => outline.advancePx));
  const notePx = Math.max(0, ...notes.map((note) => typeface.outline(note, em).advancePx));
  const handle = entries.some(({ color }) => color !== undefined) ? HANDLE + HANDLE_GAP : 0;
  const gap = notePx > 0 && textPx > 0 ? NOTE_GAP : 0;
  const size = {
    width: Math.ceil((2 * PAD + handle + gap) * em + textPx + notePx),
    height: Math.ceil((2 * PAD - ROW_GAP) * em + rows.length * rowPx),
  };
  return { em, ascent, rowPx, size, rows, notePx };
}

interface CornerOptions extends Pick<LegendOptions, "samples" | "side"> {
  /** The area whose corners are tried; points outside it do not count. */
  readonly within: Box;
  /** Distance from its edges. */
  readonly marginPx: number;
  /** Samples this close count as hidden, because they are drawn with some width. */
  readonly clearancePx: number;
}

/** Puts a rectangle of this size into the corner where it hides the fewest samples. Of equal corners, an upper one wins. */
export function emptiestCorner(size: Size, options: CornerOptions): Rect {
  const [upperRight, upperLeft, ...lower] = corners(size, options);
  const upper = options.side === "left" ? [upperLeft, upperRight] : [upperRight, upperLeft];
  const tried = [...upper, ...lower].map((rect) => ({ rect, hidden: hiddenBy(rect, options) }));
  return tried.reduce((best, one) => (one.hidden < best.hidden ? one : best)).rect;
}

/** Counterclockwise from the upper right, on whole pixels. */
function corners({ width, height }: Size, { within, marginPx }: CornerOptions): [Rect, Rect, Rect, Rect] {
  const left = Math.ceil(within.left + marginPx);
  const top = Math.ceil(within.top + marginPx);
  const right = Math.floor(within.right - marginPx) - width;
  const bottom = Math.floor(within.bottom - marginPx) - height;
  const at = (x: number, y: number): Rect => ({ x, y, width, height });
  return [at(right, top), at(left, top), at(left, bottom), at(right, bottom)];
}

function hiddenBy({ x, y, width, height }: Rect, { within, samples, clearancePx }: CornerOptions): number {
  const left = Math.max(within.left, x - clearancePx);
  const right = Math.min(within.right, x + width + clearancePx);
  const top = Math.max(within.top, y - clearancePx);
  const bottom = Math.min(within.bottom, y + height + clearancePx);
  let count = 0;
  for (let i = 0; i + 1 < samples.length; i += 2) {
    const [sx, sy] = [samples[i] as number, samples[i + 1] as number];
    if (sx >= left && sx <= right && sy >= top && sy <= bottom) count++;
  }
  return count;
}
