import { type Chart, styledChart } from "./chart.js";
import type { Typeface } from "./lettering/typeface.js";
import type { Scene } from "./scene.js";

/** The scene of a chart. It needs nothing from Node: a browser composes the same one. */
export function compose(chart: Chart, typeface: Typeface): Scene {
  return chart.layout.scene(styledChart(chart, typeface));
}
