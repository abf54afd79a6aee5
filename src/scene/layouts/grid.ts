import type { Box } from "../../math/geometry.js";
import type { Objective } from "../../objectives/objective.js";
import { boxWithin } from "../axes/margins.js";
import { linearScale } from "../axes/scale.js";
import { type Look, withSmallerText } from "../look.js";
import { sceneOf } from "../part.js";
import { statusLine } from "../runs/read-out.js";
import type { Scene } from "../scene.js";
import type { View } from "../views/view.js";
import { titled } from "./arrangement.js";
import type { Layout } from "./layout.js";
import { type Plot, type PlotChart, plotLayout } from "./plot.js";

/** The preferred width of a cell divided by its height. */
const CELL_ASPECT = 1.5;
/** Space between cells, and for the title of each, in font sizes. */
const GAP = 0.4;
const MOST_TICKS = 6;
const TITLE_ROOM = 2.1;
/** The text of cells, as a share of that of a whole picture, by the number of cells in a row or column. */
const TEXT = [1, 1, 0.82, 0.7, 0.62] as const;

/** Small multiples: one plot per run, all with the same axes. Cells are too small for panels and read-outs. */
export function grid(plot: Plot): Layout<"grid", Objective> {
  return plotLayout(plot, {
    name: "grid",
    reads: plot.reads.filter((name) => name !== "panels" && name !== "readout"),
    spoken: "One plot each.",
    boxOf: (chart) => gridOf(plot, chart).cells[0]?.box as Box,
    scene: (chart) => gridScene(plot, chart),
  });
}

function gridScene(plot: Plot, chart: PlotChart): Scene {
  const { runs, picture } = chart;
  const { marks, box, cells, look } = gridOf(plot, chart);
  // The title names a single run.
  const isAlone = runs.length === 1;
  const bare = { ...picture, counter: false, readout: false };
  const drawn = cells.flatMap((cell, i) => {
    const run = runs.slice(i, i + 1);
    const frame = { box: cell.box, title: isAlone ? undefined : run[0]?.label, labeled: cell.labeled, hasBar: false };
    return plot.draw(frame, { ...chart, runs: run, look, picture: bare });
  });
  const corner = cells.at(-1)?.box ?? box;
  const parts = [
    ...drawn,
    ...(plot.bar?.(box, { ...chart, look }) ?? []),
    ...statusLine({ ...corner, right: box.right }, { ...chart, look, picture: { ...picture, readout: false } }),
    { backdrop: marks },
  ];
  return sceneOf(parts, chart);
}

/**
 * The marks of the title, the outline of the grid below it, the look of its texts, and its cells in rows. Only axes at the
 * left and the lower edge of the grid are labeled.
 */
function gridOf(plot: Plot, chart: PlotChart) {
  const { runs, picture } = chart;
  const { marks, area } = titled(picture.title, picture, chart.look);
  const columns = columnsFor(runs.length, (area.right - area.left) / (area.bottom - area.top));
  const rows = Math.ceil(runs.length / columns);
  const text = TEXT[Math.min(TEXT.length - 1, Math.max(columns, rows))] as number;
  const look = withSmallerText(chart.look, text);
  const box = boxWithin(area, plot.around({ ...chart, look }), look);
  const [gapPx, titlePx] = [GAP * look.fontPx + widestXLabel(picture, look), TITLE_ROOM * look.fontPx];
  const width = Math.max(1, (box.right - box.left - (columns - 1) * gapPx) / columns);
  const height = Math.max(1, (box.bottom - box.top - rows * titlePx) / rows);
  const cells = runs.map((_, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const left = box.left + column * (width + gapPx);
    const top = box.top + titlePx + row * (height + titlePx);
    return {
      box: { left, top, right: left + width, bottom: top + height },
      labeled: { x: i + columns >= runs.length, y: column === 0 },
    };
  });
  return { marks, box: { ...box, top: box.top + titlePx }, cells, look };
}

/** The width of the widest tick label: where cells meet, two labels stick out by half each. */
function widestXLabel({ xlim }: View, { typeface, fontPx }: Look): number {
  const labels = linearScale(xlim, [0, 1]).ticks(MOST_TICKS);
  return Math.max(0, ...labels.map(({ label }) => typeface.outline(label, fontPx).advancePx));
}

/** The number of columns that makes cells largest. */
function columnsFor(count: number, aspect: number): number {
  const sizeWith = (columns: number) => Math.min(aspect / columns / CELL_ASPECT, 1 / Math.ceil(count / columns));
  const choices = Array.from({ length: count }, (_, i) => i + 1);
  return choices.reduce((best, columns) => (sizeWith(columns) > sizeWith(best) + 1e-9 ? columns : best), 1);
}
