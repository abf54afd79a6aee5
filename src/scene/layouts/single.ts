import type { Box } from "../../math/geometry.js";
import type { Objective } from "../../objectives/objective.js";
import { boxWithin, figureBox } from "../axes/margins.js";
import { sceneOf } from "../part.js";
import type { Mark, Scene } from "../scene.js";
import { panelContent } from "../time/panel-contents.js";
import { panelColumn } from "../time/panels.js";
import { isWide, splitAcross, splitDown, titled } from "./arrangement.js";
import type { Layout } from "./layout.js";
import { type Plot, type PlotChart, plotLayout } from "./plot.js";

/** The plot's share of a wide picture with panels, and of a tall one. */
const PLOT_ACROSS = 0.56;
const PLOT_DOWN = 0.5;

/** All runs in one plot. Panels are beside it, or below it if the picture is tall. */
export function single<Name extends string>(plot: Plot<Name>): Layout<Name, Objective> {
  return plotLayout(plot, {
    name: plot.name,
    reads: plot.reads,
    boxOf: (chart) => boxOf(plot, chart),
    scene: (chart) => sceneWith(plot, chart),
  });
}

function boxOf(plot: Plot, chart: PlotChart): Box {
  const { picture, look } = chart;
  const around = plot.around(chart);
  if (picture.panels.length > 0) return boxWithin(areasOf(chart).plot, around, look);
  return figureBox(picture, { ...around, title: picture.title }, look);
}

function sceneWith(plot: Plot, chart: PlotChart): Scene {
  const { clock, look } = chart;
  const { title, panels } = chart.picture;
  const box = boxOf(plot, chart);
  if (panels.length === 0) return sceneOf(plot.draw({ box, title }, chart), chart);
  const contents = panels.map((name) => panelContent(name, chart));
  const areas = areasOf(chart);
  const column = panelColumn(contents, areas.panels, clock, look);
  return sceneOf([...plot.draw({ box }, chart), ...column, { backdrop: areas.title }], chart);
}

/** The marks of the title, and the areas of plot and panels. */
function areasOf({ picture, look }: PlotChart): { readonly title: Mark[]; readonly plot: Box; readonly panels: Box } {
  const { marks, area } = titled(picture.title, picture, look);
  const [plot, panels] = isWide(picture) ? splitAcross(area, PLOT_ACROSS) : splitDown(area, PLOT_DOWN);
  return { title: marks, plot, panels };
}
