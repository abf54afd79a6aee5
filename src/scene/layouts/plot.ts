import type { Box } from "../../math/geometry.js";
import type { Vector } from "../../math/vector.js";
import type { Objective } from "../../objectives/objective.js";
import type { Descent } from "../../trajectory/approach.js";
import type { Surroundings } from "../axes/margins.js";
import type { StyledChart } from "../chart.js";
import type { Part } from "../part.js";
import { isWithin, type PartialView, type View } from "../views/view.js";
import type { Layout, LayoutSetting, ViewSettings } from "./layout.js";

/** A chart that a plot can draw. */
export type PlotChart = StyledChart<Objective>;

/** The place of a plot in a picture. */
export interface PlotFrame {
  readonly box: Box;
  /** Above the box; none when absent. */
  readonly title?: string | undefined;
  /** Which axes are labeled; both when absent. */
  readonly labeled?: { readonly x: boolean; readonly y: boolean } | undefined;
  /** Whether a color bar is drawn beside it; yes when absent. */
  readonly hasBar?: boolean | undefined;
}

/**
 * A kind of plot: what it needs around its box, and what it draws into it. `single` and `grid` make layouts of it.
 */
export interface Plot<Name extends string = string, Prepared extends PlotChart = PlotChart>
  extends Pick<Layout<Name, Objective>, "name" | "kind" | "trail" | "reference"> {
  readonly reads: readonly LayoutSetting[];
  /** Whether units are equally long on both axes, unless settings say otherwise. */
  readonly isEqual?: boolean;
  /** A view that fits the runs and some heights, and keeps known limits. */
  fittingView(known: PartialView, objective: Objective, runs: readonly Descent[], heights: readonly number[]): View;
  /** A point's place on the axes. `value` is the objective there. */
  placeOf(point: Vector, value: number): readonly [x: number, y: number];
  /** Adds what is computed once for all its boxes. */
  prepared(chart: PlotChart): Prepared;
  around(chart: Prepared): Surroundings;
  draw(frame: PlotFrame, chart: Prepared): Part[];
  /** A color bar beside a box. */
  bar?(box: Box, chart: Prepared): Part[];
}

/** Axis labels: the variables. The heights of a curve are called y over x, f over any other variable. */
export function axisLabels(
  { variables: [x, y = x === "x" ? "y" : "f"] }: Objective,
  labeled = { x: true, y: true },
): Pick<Surroundings, "xLabel" | "yLabel"> {
  return { xLabel: labeled.x ? x : undefined, yLabel: labeled.y ? y : undefined };
}

/** A layout of a plot. Its `boxOf` and `scene` take prepared charts. */
export function plotLayout<Name extends string>(
  plot: Plot,
  own: Pick<Layout<Name, Objective>, "name" | "reads" | "spoken" | "scene"> & { boxOf(chart: PlotChart): Box },
): Layout<Name, Objective> {
  const { kind, trail, reference, placeOf } = plot;
  return {
    ...{ name: own.name, kind, reads: own.reads, trail, spoken: own.spoken, placeOf },
    ...(reference && { reference }),
    ...(plot.isEqual && { boxOf: (chart: PlotChart) => own.boxOf(plot.prepared(chart)) }),
    view(settings, objective, runs) {
      const { xlim, ylim, reference: height } = settings;
      const known = { xlim: xlim === "auto" ? undefined : xlim, ylim: ylim === "auto" ? undefined : ylim };
      const heights = typeof height === "number" ? [height] : [];
      return usualView(plot, settings, objective, runs) ?? plot.fittingView(known, objective, runs, heights);
    },
    isVisible: (view, point, value) => isWithin(view, placeOf(point, value)),
    scene: (chart) => own.scene(plot.prepared(chart)),
  };
}

/** The objective's usual view; undefined if limits are set, or it misses a start or the reference line. */
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
