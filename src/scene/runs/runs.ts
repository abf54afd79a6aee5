import { type Box, pixelsCovering } from "../../math/geometry.js";
import { LINE_PT } from "../axes/axes.js";
import type { StyledChart } from "../chart.js";
import type { Polyline } from "../marks/polyline.js";
import { type Part, together } from "../part.js";
import { beneath } from "./beneath.js";
import { departureOf } from "./departure.js";
import { type LegendEntry, legend } from "./legend.js";
import { pointRadius, points } from "./points.js";
import { sampledSteps, widestPatterns } from "./read-out.js";
import { placesAlong, type Track } from "./track.js";
import { fadingTrails, fullTrails } from "./trails.js";

/** The legend's font size, in that of the tick labels. */
const LEGEND_SCALE = 0.8;

export interface RunsOptions {
  /** Whether points and trails need an edge to stand out from what is under them. */
  readonly isOnBands: boolean;
  /** What the legend had better not hide, besides the runs: x₀ y₀ x₁ y₁ …, in pixels. */
  obstacles(): Polyline;
  /** Where the legend stands, when not among the runs. */
  readonly legendBox?: Box | undefined;
  /** Further rows of the legend. */
  readonly moreEntries?: readonly LegendEntry[] | undefined;
  /** What passes along with the points, under them. */
  readonly escorts?: readonly Part[] | undefined;
  /** What the legend says of each of several runs after so many steps; nothing when absent. */
  readonly noteAt?: ((run: number, step: number) => string) | undefined;
}

/**
 * Runs in a plot: trails, points, a legend where there are several, and when one leaves for good, a label that says
 * so. What meets the legend passes under it.
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
    ...(options.escorts ?? []),
    points(tracks, { ...clock, radiusPx, edgeColor, clip: pixelsCovering(box) }),
  ];

  const lastStep = clock.stepAt(clock.frameCount - 1);
  const departures = tracks.flatMap((track, run) => {
    const departure = departureOf(track, box, lastStep);
    return departure ? [{ ...departure, run }] : [];
  });
  // What is said of a run that is alone has a row of its own.
  const rows = isAlone ? [...moreEntries, ...departures.map(() => ({ label: "" }))] : [...tracks, ...moreEntries];
  if (rows.length === 0) return together(moving);

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
    standing: comesLate ? [] : marks,
    comings: departures.map(({ run, step, label }) => ({
      step,
      marks: [...(comesLate ? marks : []), ...note(isAlone ? rows.length - 1 : run, label)],
    })),
    passingAt: (step) =>
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
