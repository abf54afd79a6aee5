import { type Box, pixelsCovering } from "../../math/geometry.js";
import { LINE_PT } from "../axes/axes.js";
import type { StyledChart } from "../chart.js";
import type { Polyline } from "../marks/polyline.js";
import { combined, type Part } from "../part.js";
import { beneath } from "./beneath.js";
import { departureOf } from "./departure.js";
import { type LegendEntry, legend } from "./legend.js";
import { pointRadius, points } from "./points.js";
import { sampledSteps, widestPatterns } from "./read-out.js";
import { placesAlong, type Track } from "./track.js";
import { fadingTrails, fullTrails } from "./trails.js";

/** The legend's font size, as a share of that of the tick labels. */
const LEGEND_SCALE = 0.8;

export interface RunsOptions {
  /** True if the plot is filled, so that points and trails need an edge to stand out. */
  readonly isOnBands: boolean;
  /** What the legend should not hide besides the runs: x₀ y₀ x₁ y₁ …, in pixels. */
  obstacles(): Polyline;
  /** The legend's area, if it is not the plot's. */
  readonly legendBox?: Box | undefined;
  /** Rows of the legend after those of the runs. */
  readonly moreEntries?: readonly LegendEntry[] | undefined;
  /** Parts drawn under the points, such as arrows. */
  readonly underPoints?: readonly Part[] | undefined;
  /** A note in the legend for each of several runs, after so many steps. */
  readonly noteAt?: ((run: number, step: number) => string) | undefined;
}

/**
 * Runs in a plot: trails, points, a legend if there are several, and a note when one leaves for good. The legend lies on
 * top of everything that moves.
 */
export function runParts(tracks: readonly Track[], box: Box, chart: StyledChart, options: RunsOptions): Part {
  const { clock, look } = chart;
  const { isOnBands, moreEntries = [], noteAt } = options;
  const { theme, typeface, pt, fontPx } = look;
  const isAlone = tracks.length === 1;
  const radiusPx = pointRadius(tracks.length, isOnBands, pt);
  const edgeColor = isOnBands || !isAlone ? theme.background : undefined;
  const moving = [
    ...trailParts(tracks, box, chart, isOnBands),
    ...(options.underPoints ?? []),
    points(tracks, { ...clock, radiusPx, edgeColor, clip: pixelsCovering(box) }),
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

function trailParts(
  tracks: readonly Track[],
  box: Box,
  { picture: { trail }, clock: { stepAt }, look }: StyledChart,
  isOnBands: boolean,
): Part[] {
  if (trail === "none") return [];
  const casingColor = isOnBands ? look.theme.background : undefined;
  return [(trail === "full" ? fullTrails : fadingTrails)(tracks, { stepAt, box, pt: look.pt, casingColor })];
}
