import { type Box, pixelsCovering } from "../../math/geometry.js";
import { LINE_PT } from "../axes/axes.js";
import type { StyledChart } from "../chart.js";
import { dot, marker } from "../marks/marker.js";
import type { Polyline } from "../marks/polyline.js";
import { beneath, combined, type Part } from "../part.js";
import type { Mark } from "../scene.js";
import { arrowEntries } from "./arrows.js";
import { legend } from "./legend.js";
import { sampledSteps, valueNotes, widestPatterns } from "./read-out.js";
import { type Place, placesAlong, type Track } from "./track.js";
import { fadingTrails, fullTrails } from "./trails.js";

/** The legend's font size, as a share of that of the tick labels. */
const LEGEND_SCALE = 0.8;
/** Diameters. A dot is the post's point; a marker is larger, so that it stands out or its shape is recognized. */
const POINT_PT = 7.5;
const MARKER_PT = 11;

export interface RunsOptions {
  /** True if the plot is filled, so that points and trails need an edge to stand out. */
  readonly isOnBands: boolean;
  /** What the legend should not hide besides the runs: x₀ y₀ x₁ y₁ …, in pixels. */
  obstacles(): Polyline;
  /** The legend's area, if it is not the plot's. */
  readonly legendBox?: Box | undefined;
  /** Parts drawn under the points, such as arrows. */
  readonly underPoints?: readonly Part[] | undefined;
}

/**
 * Runs in a plot: trails, points, a legend if there are several, or arrows, and a note when one leaves for good. The
 * legend lies on top of everything that moves.
 */
export function runParts(tracks: readonly Track[], box: Box, chart: StyledChart, options: RunsOptions): Part {
  const { clock, look } = chart;
  const { isOnBands } = options;
  const [moreEntries, noteAt] = [arrowEntries(chart), valueNotes(chart)];
  const { theme, typeface, pt, fontPx } = look;
  const isAlone = tracks.length === 1;
  const radiusPx = pointRadius(tracks.length, isOnBands, pt);
  const drawTrails = { none: undefined, fading: fadingTrails, full: fullTrails }[chart.picture.trail];
  const casingColor = isOnBands ? theme.background : undefined;
  const moving = [
    ...(drawTrails ? [drawTrails(tracks, { stepAt: clock.stepAt, box, pt, casingColor })] : []),
    ...(options.underPoints ?? []),
    points(tracks, box, chart, isOnBands),
  ];

  const lastStep = clock.stepAt(clock.frameCount - 1);
  const departures = tracks.flatMap((track, run) => {
    const departure = departureOf(track, box, lastStep);
    return departure ? [{ ...departure, run }] : [];
  });
  // A single run has no row; its note gets one.
  const rows = isAlone ? [...moreEntries, ...departures.map(() => ({ label: "" }))] : [...tracks, ...moreEntries];
  if (rows.length === 0) return combined(moving);

  const liveTexts = noteAt ? tracks.flatMap((_, run) => sampledSteps(clock).map((step) => noteAt(run, step))) : [];
  const { rect, marks, note } = legend(rows, {
    box: options.legendBox ?? box,
    ...(options.legendBox ? { widest: 1, side: "left" as const } : {}),
    linePx: LINE_PT * pt,
    fontPx: LEGEND_SCALE * fontPx,
    radiusPx,
    samples: [...options.obstacles(), ...placesAlong(tracks, lastStep)],
    notes: [...departures.map(({ label }) => label), ...widestPatterns(liveTexts)],
    theme,
    typeface,
  });
  const hasLeft = (run: number, step: number) => departures.some((gone) => gone.run === run && step >= gone.step);
  const comesLate = isAlone && moreEntries.length === 0;
  return beneath(rect, moving, {
    fixed: comesLate ? [] : marks,
    arrivals: departures.map(({ run, step, label }) => ({
      step,
      marks: [...(comesLate ? marks : []), ...note(isAlone ? rows.length - 1 : run, label)],
    })),
    transientAt: (step) =>
      noteAt ? tracks.flatMap((_, run) => (hasLeft(run, step) ? [] : note(run, noteAt(run, step)))) : [],
    stepAt: clock.stepAt,
  });
}

/** The radius of the points of so many runs, on a plain ground or on bands. */
export function pointRadius(runCount: number, isOnBands: boolean, pt: number): number {
  return ((runCount === 1 && !isOnBands ? POINT_PT : MARKER_PT) * pt) / 2;
}

/**
 * A point for every run; the first is painted over the others. A point that is not finite is not drawn. A single run on
 * a plain ground is a dot; others have a thin line around them.
 */
function points(tracks: readonly Track[], box: Box, { clock, look }: StyledChart, isOnBands: boolean): Part {
  const edgeColor = look.theme.background;
  const looks = { radiusPx: pointRadius(tracks.length, isOnBands, look.pt), clip: pixelsCovering(box) };
  const pointOf = ({ shape, color }: Track, { x, y }: Place): Mark =>
    tracks.length === 1 && !isOnBands
      ? dot(x, y, { ...looks, color })
      : marker(shape, x, y, { ...looks, color, edgeColor });
  return {
    flatColors: tracks.map(({ color }) => color),
    marksAt(frame) {
      const step = clock.stepAt(frame);
      return [...tracks].reverse().flatMap((track) => {
        const place = track.placeAt(step);
        return place ? [pointOf(track, place)] : [];
      });
    },
  };
}

/**
 * Finds when a track leaves a box and stays out until `lastStep`: the first step outside, 0 if it never was inside, and
 * the note in the legend. Undefined if it is inside then.
 */
export function departureOf(
  { placeAt, isNumberAt, steps }: Track,
  { left, right, top, bottom }: Box,
  lastStep: number,
): { readonly step: number; readonly label: string } | undefined {
  const isInside = (step: number): boolean => {
    const place = placeAt(step);
    return place !== undefined && place.x >= left && place.x <= right && place.y >= top && place.y <= bottom;
  };
  const last = Math.min(steps, lastStep);
  let step = last;
  while (step >= 0 && !isInside(step)) step--;
  if (step === last) return undefined;
  step++;
  if (step === 0) return { step, label: isNumberAt(0) ? "outside the picture" : "no number at the start" };
  return { step, label: isNumberAt(step) ? `leaves at step ${step}` : `no number from step ${step} on` };
}
