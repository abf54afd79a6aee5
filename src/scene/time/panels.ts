import type { Clock } from "../../film/clock.js";
import { type Box, grownBox, intersect, pixelsCovering } from "../../math/geometry.js";
import { axes, LINE_PT } from "../axes/axes.js";
import { boxWithin, type Surroundings } from "../axes/margins.js";
import { type Look, withSmallerText } from "../look.js";
import { clipLine } from "../marks/clip-line.js";
import { dot } from "../marks/marker.js";
import { area } from "../marks/polyline.js";
import { verticalRule } from "../marks/rule.js";
import { trail } from "../marks/trail.js";
import { beneath, type Part } from "../part.js";
import { legend } from "../runs/legend.js";
import { sampledSteps } from "../runs/read-out.js";
import type { Place } from "../runs/track.js";
import type { Mark } from "../scene.js";
import { type PanelContent, type Series, stepsBetween, timeScale, valueScale } from "./panel-content.js";

/** The text of panels, as a share of that of the plot. */
const PANEL_TEXT = 0.72;
const SERIES_PT = 1.6;
const THINNEST_PX = 1.2;
const DOT_PT = 5.5;
const LEGEND_SCALE = 0.9;
const WIDEST_LEGEND = 0.85;
const TALLEST_LEGEND = 0.5;
/** How far lines continue outside the box, so that their ends are not seen. */
const BEYOND_PX = 9;
/** Length that a shaded strip continues beyond its clip: half a pixel in a picture drawn at a sixteenth of its size. */
const STRIP_BEYOND_PX = 8;

/** Panels side by side. */
export function panelRow(contents: readonly PanelContent[], whole: Box, clock: Clock, plotLook: Look): Part[] {
  const look = withSmallerText(plotLook, PANEL_TEXT);
  const at = (i: number): number => whole.left + ((whole.right - whole.left) * i) / contents.length;
  return contents.map((content, i) => {
    const room = { ...whole, left: at(i), right: at(i + 1) };
    return panelOf(content, boxWithin(room, aroundPanel(content, clock, true), look), true, clock, look);
  });
}

/** Stacked panels with equal, aligned boxes; only the last one labels its time axis. */
export function panelColumn(contents: readonly PanelContent[], whole: Box, clock: Clock, plotLook: Look): Part[] {
  const look = withSmallerText(plotLook, PANEL_TEXT);
  const arounds = contents.map((content, i) => aroundPanel(content, clock, i === contents.length - 1));
  // Each gets the room for its labels; the rest is divided equally.
  const rooms = arounds.map((around) => boxWithin(whole, around, look));
  const left = Math.max(...rooms.map((room) => room.left));
  const right = Math.min(...rooms.map((room) => room.right));
  const taken = rooms.map((room) => ({ above: room.top - whole.top, below: whole.bottom - room.bottom }));
  const total = taken.reduce((sum, { above, below }) => sum + above + below, 0);
  const height = Math.max(1, (whole.bottom - whole.top - total) / contents.length);
  let pen = whole.top;
  return contents.map((content, i) => {
    const { above, below } = taken[i] as { above: number; below: number };
    const box = { left, right, top: pen + above, bottom: pen + above + height };
    pen = box.bottom + below;
    return panelOf(content, box, i === contents.length - 1, clock, look);
  });
}

/** The labels around a panel's box. */
function aroundPanel(content: PanelContent, clock: Clock, hasTime: boolean): Surroundings {
  const y = valueScale(content, clock, [1, 0]);
  const x = timeScale(clock, [0, 1]);
  return { title: content.title, x, y, hasXLabels: hasTime, xLabel: hasTime ? "t" : undefined };
}

/** Quantities over time. A frame paints only the newest piece of each. */
function panelOf(content: PanelContent, box: Box, hasTime: boolean, clock: Clock, look: Look): Part {
  const { title, series } = content;
  const bottomFirst = [...series].reverse();
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
    // It ends on whole pixels, so that the next strip joins without a seam. The clip ends it, because clips stay on whole
    // pixels when a picture is drawn at another size.
    const [left, right] = [Math.round(a0.x), Math.round(a1.x)];
    const [before, after] = [left - STRIP_BEYOND_PX, right + STRIP_BEYOND_PX];
    const ring = [
      ...[before, a0.y, left, a0.y, right, a1.y, after, a1.y],
      ...[after, b1.y, right, b1.y, left, b0.y, before, b0.y],
    ];
    const within = intersect(clip, { ...clip, x: left, width: right - left });
    return [area([ring], { color: theme.shade, clip: within })];
  }
  function eventLine(from: number, to: number): Mark[] {
    const { event } = content;
    if (event === undefined || event <= from || event > to) return [];
    const line = { color: theme.ink, widthPx: LINE_PT * pt, isDashed: true };
    return [verticalRule(x(event), box.top, box.bottom, line)];
  }
  function lines(from: number, to: number): Mark[] {
    const steps = stepsBetween(from, to, clock);
    return bottomFirst.flatMap((one) => {
      const places = steps.map((step) => placeOf(one, step));
      const drawn = clipLine(places, grownBox(box, BEYOND_PX));
      return drawn.length > 0 ? [trail(drawn, { ...style, color: one.color })] : [];
    });
  }

  const growing: Part = {
    flatColors: [...series.map(({ color }) => color), ...(content.gap ? [theme.shade] : [])],
    additionsAt(index) {
      const [from, to] = [stepAt(Math.max(0, index - 1)), stepAt(index)];
      return from === to ? [] : [...(content.gap ? shading(from, to) : []), ...eventLine(from, to), ...lines(from, to)];
    },
    marksAt(index) {
      const step = stepAt(index);
      return bottomFirst.flatMap((one) => {
        const place = placeOf(one, step);
        return place ? [dot(place.x, place.y, { color: one.color, radiusPx: (DOT_PT * pt) / 2, clip })] : [];
      });
    },
  };
  const backdrop = [...grid, ...frame];
  if (!content.hasLegend) return { ...growing, backdrop };

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
  return { ...covered, backdrop: [...backdrop, ...marks] };
}
