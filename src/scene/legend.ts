import type { Box, Size } from "../geometry.js";
import { emptiestCorner } from "./corner.js";
import { type MarkerShape, marker } from "./marks/marker.js";
import { panel } from "./marks/panel.js";
import type { Polyline } from "./marks/polyline.js";
import { text } from "./marks/text.js";
import type { Mark } from "./scene.js";
import type { Theme } from "./theme.js";
import type { TextOutline, Typeface } from "./typeface.js";

/** Lengths in font sizes, matplotlib's but for the handle, which holds a marker and no line. */
const PAD = 0.4;
const ROW_GAP = 0.5;
const HANDLE = 1;
const HANDLE_GAP = 0.5;
const MARGIN = 0.5;
const LARGEST_RADIUS = 0.3;
/** The most of the axes' width that the legend takes. */
const WIDEST = 0.5;

export interface LegendEntry {
  readonly label: string;
  readonly shape: MarkerShape;
  readonly color: string;
}

export interface LegendOptions {
  /** The axes. */
  readonly box: Box;
  /** Of the axes' frame, half of which lies inside the box; the legend's border is as wide. */
  readonly linePx: number;
  /** The largest text; it is smaller where the legend would not fit, or be wider than half of the axes. */
  readonly fontPx: number;
  /** Of the markers in the plot: they look the same here if there is room. */
  readonly radiusPx: number;
  /** What the legend keeps clear of, if it can: x₀ y₀ x₁ y₁ …, in pixels. */
  readonly samples: Polyline;
  readonly theme: Theme;
  readonly typeface: Typeface;
}

/** Says which marker is whose: a row an entry, in the emptiest corner of the axes. */
export function legend(entries: readonly LegendEntry[], options: LegendOptions): Mark[] {
  const { linePx, radiusPx, samples, theme } = options;
  const within = insideOf(options);
  const { em, ascent, rowPx, size, rows } = fitted(entries, within, options);
  const rect = emptiestCorner(size, { within, marginPx: MARGIN * em, samples, clearancePx: radiusPx });
  const border = { color: theme.background, borderColor: theme.grid, borderPx: Math.max(1, Math.round(linePx)) };
  const markers = { edgeColor: theme.background, radiusPx: Math.min(radiusPx, LARGEST_RADIUS * em), clip: rect };

  return [
    panel(rect, border),
    ...rows.flatMap(({ shape, color, outline }, i) => {
      const baseline = Math.round(rect.y + PAD * em + ascent + i * rowPx);
      const textLeft = Math.round(rect.x + (PAD + HANDLE + HANDLE_GAP) * em);
      return [
        marker(shape, rect.x + (PAD + HANDLE / 2) * em, baseline - ascent / 2, { ...markers, color }),
        text(outline, textLeft, baseline, theme.ink),
      ];
    }),
  ];
}

/** Where the frame's line does not reach; it is drawn on whole pixels. */
function insideOf({ box, linePx }: LegendOptions): Box {
  const edge = linePx / 2 + 1;
  return { left: box.left + edge, top: box.top + edge, right: box.right - edge, bottom: box.bottom - edge };
}

/** All lengths are in proportion to the font: a legend twice too large fits at half the font size. */
function fitted(entries: readonly LegendEntry[], within: Box, { fontPx, typeface }: LegendOptions): Layout {
  const usual = layout(entries, fontPx, typeface);
  const { em, size } = usual;
  const widest = WIDEST * (within.right - within.left);
  const highest = within.bottom - within.top;
  const scale = Math.min(widest / size.width, highest / (size.height + 2 * MARGIN * em));
  return scale < 1 ? layout(entries, scale * em, typeface) : usual;
}

interface Layout {
  /** The font size. */
  readonly em: number;
  readonly ascent: number;
  /** From one baseline to the next. */
  readonly rowPx: number;
  readonly size: Size;
  readonly rows: readonly (LegendEntry & { readonly outline: TextOutline })[];
}

function layout(entries: readonly LegendEntry[], em: number, typeface: Typeface): Layout {
  // Lines of text are as high as "l" above the baseline and as deep as "p" below it, whatever they say.
  const ascent = -typeface.outline("l", em).ink.top;
  const descent = typeface.outline("p", em).ink.bottom;
  const rowPx = ascent + descent + ROW_GAP * em;
  const rows = entries.map((entry) => ({ ...entry, outline: typeface.outline(entry.label, em) }));
  const textPx = Math.max(...rows.map(({ outline }) => outline.advancePx));
  const size = {
    width: Math.ceil((2 * PAD + HANDLE + HANDLE_GAP) * em + textPx),
    height: Math.ceil((2 * PAD - ROW_GAP) * em + rows.length * rowPx),
  };
  return { em, ascent, rowPx, size, rows };
}
