import { type Chart, styledChart } from "./chart.js";
import { layoutOf } from "./layouts/layout-choice.js";
import type { Typeface } from "./lettering/typeface.js";
import type { Scene } from "./scene.js";

/** The scene of a chart. It needs nothing from Node: a browser composes the same one. */
export function compose(chart: Chart, typeface: Typeface): Scene {
  return layoutOf(chart).scene(styledChart(chart, typeface));
}
