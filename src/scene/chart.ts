import { type Clock, clockOf } from "../film/clock.js";
import type { Objective } from "../objectives/objective.js";
import type { OnlineObjective } from "../objectives/online.js";
import type { Descent } from "../trajectory/approach.js";
import type { Layout } from "./layouts/layout.js";
import type { Typeface } from "./lettering/typeface.js";
import { type Look, POINTS_PER_INCH } from "./look.js";
import type { Picture } from "./picture.js";
import type { Scene } from "./scene.js";
import { themes } from "./theme.js";

/** Runs on an objective, and how to draw them. */
export interface Chart<Ground = Objective | OnlineObjective> {
  readonly objective: Ground;
  /** One to eight runs; the first is painted over the others. */
  readonly runs: readonly Descent[];
  readonly layout: Layout;
  readonly picture: Picture;
  readonly clock: Clock;
}

/** A chart with the look of its text and lines. */
export interface StyledChart<Ground = Objective | OnlineObjective> extends Chart<Ground> {
  readonly look: Look;
}

/** Adds the clock of the picture's timing. */
export function chartOf(chart: Omit<Chart, "clock">): Chart {
  return { ...chart, clock: clockOf(chart.picture.time, chart.runs.length) };
}

export function styledChart(chart: Chart, typeface: Typeface): StyledChart {
  const { dpi, fontSize, theme } = chart.picture;
  const pt = dpi / POINTS_PER_INCH;
  return { ...chart, look: { theme: themes[theme], typeface, pt, fontPx: fontSize * pt } };
}

/** The scene of a chart. It needs nothing from Node: a browser composes the same one. */
export function compose(chart: Chart, typeface: Typeface): Scene {
  return chart.layout.scene(styledChart(chart, typeface));
}
