import type { Box } from "../../math/geometry.js";
import { boxWithin } from "../axes/margins.js";
import type { Look } from "../look.js";
import { type Part, sceneOf } from "../part.js";
import type { Scene } from "../scene.js";
import type { PanelContent, Time } from "../time/panel-content.js";
import { aroundPanel, seriesPanel } from "../time/series-panel.js";
import { isWide, splitAcross, splitDown, titled } from "./arrangement.js";
import type { PictureOptions, PlotKind, PlotOptions } from "./plot.js";

/** The plot's share of a wide picture, and of a tall one. */
const PLOT_ACROSS = 0.56;
const PLOT_DOWN = 0.5;
/** Panels are small: their text, in that of the plot, and what it is not made smaller than. */
const PANEL_TEXT = 0.72;
const SMALLEST_TEXT_PX = 10;

export interface PanelsOptions<Options> {
  readonly plot: PlotKind<Options>;
  readonly contents: readonly PanelContent[];
  readonly time: Time;
}

/** A plot with series over time beside it, or below where the picture is tall. */
export function panelsScene<Options extends PlotOptions>(
  options: Options & PictureOptions,
  { plot, contents, time }: PanelsOptions<Options>,
): Scene {
  const { size, title, look, timeline } = options;
  const { marks } = titled(title, size, look);
  const [plotArea, rest] = areasOf(options);
  const box = boxWithin(plotArea, plot.around(options), look);
  const parts = [...plot.draw({ box }, options), ...panelColumn(contents, rest, time, look), { backdrop: marks }];
  return sceneOf(parts, { size, timeline, theme: look.theme });
}

/** The box of the plot that such a picture has. */
export function plotBoxBesidePanels<Options extends PlotOptions>(
  options: Options & PictureOptions,
  plot: PlotKind<Options>,
): Box {
  return boxWithin(areasOf(options)[0], plot.around(options), options.look);
}

/** Of the plot, and of the panels. */
function areasOf({ title, size, look }: PictureOptions & Pick<PlotOptions, "look">): [Box, Box] {
  const { area } = titled(title, size, look);
  return isWide(size) ? splitAcross(area, PLOT_ACROSS) : splitDown(area, PLOT_DOWN);
}

/** How text looks in panels beside a plot. */
export function panelLook(look: Look): Look {
  return { ...look, fontPx: Math.max(PANEL_TEXT * look.fontPx, Math.min(look.fontPx, SMALLEST_TEXT_PX)) };
}

/** Panels over one another, their boxes equal and in line; the last one says what time is. */
export function panelColumn(contents: readonly PanelContent[], area: Box, time: Time, plotLook: Look): Part[] {
  const look = panelLook(plotLook);
  const arounds = contents.map((content, i) => aroundPanel(content, time, i === contents.length - 1));
  // Where all have the room that they need, what is left is shared out in equal parts.
  const rooms = arounds.map((around) => boxWithin(area, around, look));
  const left = Math.max(...rooms.map((room) => room.left));
  const right = Math.min(...rooms.map((room) => room.right));
  const taken = rooms.map((room) => ({ above: room.top - area.top, below: area.bottom - room.bottom }));
  const total = taken.reduce((sum, { above, below }) => sum + above + below, 0);
  const height = Math.max(1, (area.bottom - area.top - total) / contents.length);
  let pen = area.top;
  return contents.map((content, i) => {
    const { above, below } = taken[i] as { above: number; below: number };
    const box = { left, right, top: pen + above, bottom: pen + above + height };
    pen = box.bottom + below;
    return seriesPanel(content, { box, hasTime: i === contents.length - 1 }, time, look);
  });
}
