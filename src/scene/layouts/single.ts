import type { Box } from "../../math/geometry.js";
import type { Objective } from "../../objectives/objective.js";
import { boxWithin, figureBox } from "../axes/margins.js";
import { sceneOf } from "../part.js";
import type { Mark, Scene } from "../scene.js";
import { panelContent } from "../time/panel-contents.js";
import { isWide, splitAcross, splitDown, titled } from "./arrangement.js";
import type { Layout } from "./layout.js";
import { panelColumn } from "./panels.js";
import { type Plot, type PlotChart, plotLayout } from "./plot.js";

/** The plot's share of a wide picture with panels, and of a tall one. */
const PLOT_ACROSS = 0.56;
const PLOT_DOWN = 0.5;

/** All runs in one plot. Panels are beside it, or below it if the picture is tall. */
export function single<Name extends string>(plot: Plot<Name>): Layout<Name, Objective> {
  const boxOf = (chart: PlotChart): Box => {
    const { picture, look } = chart;
    const around = plot.around(plot.prepared(chart));
    if (picture.panels.length > 0) return boxWithin(areasOf(chart).plot, around, look);
    return figureBox(picture, { ...around, title: picture.title }, look);
  };
  return {
    ...plotLayout(plot, plot.name, plot.reads, boxOf),
    scene: (chart) => (chart.picture.panels.length > 0 ? besidePanels(plot, chart) : alone(plot, chart)),
  };
}

function alone(plot: Plot, chart: PlotChart): Scene {
  const prepared = plot.prepared(chart);
  const { title } = chart.picture;
  const box = figureBox(chart.picture, { ...plot.around(prepared), title }, chart.look);
  return sceneOf(plot.draw({ box, title }, prepared), chart);
}

function besidePanels(plot: Plot, chart: PlotChart): Scene {
  const { picture, look, clock } = chart;
  const contents = picture.panels.map((name) => panelContent(name, chart));
  const prepared = plot.prepared(chart);
  const areas = areasOf(chart);
  const box = boxWithin(areas.plot, plot.around(prepared), look);
  const panels = panelColumn(contents, areas.panels, clock, look);
  return sceneOf([...plot.draw({ box }, prepared), ...panels, { backdrop: areas.title }], chart);
}

/** The marks of the title, and the areas of plot and panels. */
function areasOf({ picture, look }: PlotChart): { readonly title: Mark[]; readonly plot: Box; readonly panels: Box } {
  const { marks, area } = titled(picture.title, picture, look);
  const [plot, panels] = isWide(picture) ? splitAcross(area, PLOT_ACROSS) : splitDown(area, PLOT_DOWN);
  return { title: marks, plot, panels };
}
