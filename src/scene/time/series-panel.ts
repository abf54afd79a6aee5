import type { Clock } from "../../film/clock.js";
import { type Box, grownBox, pixelsCovering } from "../../math/geometry.js";
import { axes, LINE_PT } from "../axes/axes.js";
import type { Surroundings } from "../axes/margins.js";
import type { Look } from "../look.js";
import { clipLine } from "../marks/clip-line.js";
import { dot } from "../marks/dot.js";
import { gap } from "../marks/gap.js";
import { verticalRule } from "../marks/rule.js";
import { trail } from "../marks/trail.js";
import type { Part } from "../part.js";
import { beneath } from "../runs/beneath.js";
import { legend } from "../runs/legend.js";
import { sampledSteps } from "../runs/read-out.js";
import type { Place } from "../runs/track.js";
import type { Mark } from "../scene.js";
import { type PanelContent, type Series, stepsBetween, timeScale, valueScale } from "./panel-content.js";

const SERIES_PT = 1.6;
const THINNEST_PX = 1.2;
const DOT_PT = 5.5;
const LEGEND_SCALE = 0.9;
const WIDEST_LEGEND = 0.85;
const TALLEST_LEGEND = 0.5;
/** Dash and gap of an event's line, in its widths. */
const DASH = [3.7, 1.6] as const;
/** How far lines continue outside the box, so that their ends are not seen. */
const BEYOND_PX = 9;

export interface PanelFrame {
  readonly box: Box;
  /** Whether the time axis is labeled: only that of the last of stacked panels is. */
  readonly hasTime: boolean;
}

/** The labels around a panel's box. */
export function aroundPanel(content: PanelContent, clock: Clock, hasTime: boolean): Surroundings {
  const y = valueScale(content, clock, [1, 0]);
  const x = timeScale(clock, [0, 1]);
  return { title: content.title, x, y, hasXLabels: hasTime, xLabel: hasTime ? "t" : undefined };
}

/** Quantities over time. A frame paints only the newest piece of each. */
export function seriesPanel(content: PanelContent, { box, hasTime }: PanelFrame, clock: Clock, look: Look): Part {
  const { title, series } = content;
  const { stepAt } = clock;
  const { theme, pt } = look;
  const x = timeScale(clock, [box.left, box.right]);
  const y = valueScale(content, clock, [box.bottom, box.top]);
  const labels = { labeled: { x: hasTime, y: true }, xLabel: hasTime ? "t" : undefined };
  const { grid, frame } = axes({ box, x, y, title, look, ...labels });
  const clip = pixelsCovering(box);
  const style = { widthPx: Math.max(THINNEST_PX, SERIES_PT * pt), clip };
  const placeOf = ({ valueAt }: Series, step: number): Place | undefined => {
    const place = { x: x(step), y: y(valueAt(step)) };
    return Number.isFinite(place.x) && Number.isFinite(place.y) ? place : undefined;
  };

  /** Follows the same steps as the lines, so that it never sticks out between them. */
  function shading(from: number, to: number): Mark[] {
    const steps = stepsBetween(from, to, clock);
    return steps.slice(1).flatMap((step, i) => strip(steps[i] as number, step));
  }
  function strip(from: number, to: number): Mark[] {
    const ends = (content.gap ?? []).map((one) => [placeOf(one, from), placeOf(one, to)] as const);
    const [[a0, a1] = [], [b0, b1] = []] = ends;
    if (!a0 || !a1 || !b0 || !b1) return [];
    const [start, end] = [
      { x: a0.x, top: a0.y, bottom: b0.y },
      { x: a1.x, top: a1.y, bottom: b1.y },
    ];
    return [gap(start, end, { color: theme.shade, clip })];
  }
  function eventLine(from: number, to: number): Mark[] {
    const { event } = content;
    if (event === undefined || event <= from || event > to) return [];
    const widthPx = LINE_PT * pt;
    const dash = [DASH[0] * widthPx, DASH[1] * widthPx] as const;
    return [verticalRule(x(event), box.top, box.bottom, { color: theme.ink, widthPx, dash })];
  }
  function lines(from: number, to: number): Mark[] {
    const steps = stepsBetween(from, to, clock);
    const marks = series.flatMap((one) => {
      const places = steps.map((step) => placeOf(one, step));
      const drawn = clipLine(places, grownBox(box, BEYOND_PX));
      return drawn.length > 0 ? [trail(drawn, { ...style, color: one.color })] : [];
    });
    return marks.reverse();
  }

  const growing: Part = {
    flatColors: [...series.map(({ color }) => color), ...(content.gap ? [theme.shade] : [])],
    additionsAt(index) {
      const [from, to] = [stepAt(Math.max(0, index - 1)), stepAt(index)];
      return from === to ? [] : [...(content.gap ? shading(from, to) : []), ...eventLine(from, to), ...lines(from, to)];
    },
    marksAt(index) {
      const step = stepAt(index);
      const dots = series.flatMap((one) => {
        const place = placeOf(one, step);
        return place ? [dot(place.x, place.y, { color: one.color, radiusPx: (DOT_PT * pt) / 2, clip })] : [];
      });
      return dots.reverse();
    },
  };
  const base: Part = { backdrop: [...grid, ...frame] };
  if (!content.hasLegend) return { ...growing, ...base };

  const samples = sampledSteps(clock).flatMap((step) =>
    series.flatMap((one) => {
      const place = placeOf(one, step);
      return place ? [place.x, place.y] : [];
    }),
  );
  const { rect, marks } = legend(series, {
    ...{ box, linePx: LINE_PT * pt, fontPx: LEGEND_SCALE * look.fontPx, radiusPx: 0, samples },
    ...{ theme, typeface: look.typeface, widest: WIDEST_LEGEND, tallest: TALLEST_LEGEND },
  });
  const covered = beneath(rect, [growing], { fixed: marks, arrivals: [], transientAt: () => [], stepAt });
  return { ...covered, backdrop: [...(base.backdrop ?? []), ...(covered.backdrop ?? [])] };
}
