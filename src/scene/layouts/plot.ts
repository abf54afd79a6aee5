import type { Box } from "../../math/geometry.js";
import type { Vector } from "../../math/vector.js";
import type { Objective } from "../../objectives/objective.js";
import type { Descent } from "../../trajectory/approach.js";
import type { Trajectory } from "../../trajectory/record.js";
import type { Surroundings } from "../axes/margins.js";
import type { StyledChart } from "../chart.js";
import type { Part } from "../part.js";
import { isWithin, type PartialView, type View } from "../views/view.js";
import type { Layout, LayoutSetting, ViewSettings } from "./layout.js";

/** What a plot draws from. */
export type PlotChart = StyledChart<Objective>;

/** Where a plot stands. */
export interface PlotFrame {
  readonly box: Box;
  /** Over the box; none when absent. */
  readonly title?: string | undefined;
  /** Which of its axes have labels; both when absent. */
  readonly labeled?: { readonly x: boolean; readonly y: boolean } | undefined;
  /** Whether a bar beside it says what its colors mean; it does when absent. */
  readonly hasBar?: boolean | undefined;
}

/**
 * A kind of plot, which layouts put alone, beside panels, or into a grid: what it needs around its box, and what it
 * draws into it.
 */
export interface Plot<Name extends string = string, Prepared extends PlotChart = PlotChart>
  extends Pick<Layout<Name, Objective>, "name" | "kind" | "trail" | "reference"> {
  readonly reads: readonly LayoutSetting[];
  /** Whether units are usually as long on both axes. */
  readonly isEqual?: boolean;
  /** A view that fits the runs and some heights; what is known of it stays. */
  fittingView(known: PartialView, objective: Objective, runs: readonly Descent[], heights: readonly number[]): View;
  /** Where the axes have a point, by it and the objective there. */
  placeOf(point: Vector, value: number): readonly [x: number, y: number];
  /** What is found out once for all its boxes. */
  prepared(chart: PlotChart): Prepared;
  around(chart: Prepared): Surroundings;
  draw(frame: PlotFrame, chart: Prepared): Part[];
  /** What its colors mean, beside a box; nothing when absent. */
  bar?(box: Box, chart: Prepared): Part[];
}

/** The names of the axes: the variables; of x alone the heights are called y, of any other variable f. */
export function axisLabels(
  { variables: [x, y = x === "x" ? "y" : "f"] }: Objective,
  labeled = { x: true, y: true },
): Pick<Surroundings, "xLabel" | "yLabel"> {
  return { xLabel: labeled.x ? x : undefined, yLabel: labeled.y ? y : undefined };
}

export function trajectoriesOf(runs: readonly Descent[]): Trajectory[] {
  return runs.map(({ trajectory }) => trajectory);
}

/** What layouts of a plot have in common. */
export function plotLayout<Name extends string>(
  plot: Plot,
  name: Name,
  reads: readonly LayoutSetting[],
  boxOf: (chart: PlotChart) => Box,
): Omit<Layout<Name, Objective>, "scene"> {
  const { kind, trail, reference, isEqual, placeOf } = plot;
  return {
    ...{ name, kind, reads, trail, placeOf },
    ...(reference && { reference }),
    ...(isEqual && { boxOf }),
    view(settings, objective, runs) {
      const { xlim, ylim, reference } = settings;
      const known = { xlim: xlim === "auto" ? undefined : xlim, ylim: ylim === "auto" ? undefined : ylim };
      const heights = typeof reference === "number" ? [reference] : [];
      return usualView(plot, settings, objective, runs) ?? plot.fittingView(known, objective, runs, heights);
    },
    isVisible: (view, point, value) => isWithin(view, placeOf(point, value)),
  };
}

/** The objective's usual view, where it holds every start and nothing else is asked for. */
function usualView(
  { placeOf }: Plot,
  { xlim, ylim, reference }: ViewSettings,
  { view: usual }: Objective,
  runs: readonly Descent[],
): View | undefined {
  if (!usual || xlim !== "auto" || ylim !== "auto") return undefined;
  const view = { xlim: usual[0], ylim: usual[1] };
  const isHeld = ({ trajectory: { pointAt, values } }: Descent): boolean =>
    isWithin(view, placeOf(pointAt(0), values[0] ?? Number.NaN));
  const holdsLine = typeof reference !== "number" || isWithin(view, [view.xlim[0], reference]);
  return holdsLine && runs.every(isHeld) ? view : undefined;
}
