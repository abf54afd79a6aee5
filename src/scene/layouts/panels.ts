import type { Clock } from "../../film/clock.js";
import type { Box } from "../../math/geometry.js";
import { boxWithin } from "../axes/margins.js";
import type { Look } from "../look.js";
import type { Part } from "../part.js";
import type { PanelContent } from "../time/panel-content.js";
import { aroundPanel, seriesPanel } from "../time/series-panel.js";
import { columnsOf } from "./arrangement.js";

/** The text of panels, as a share of that of the plot, and its least size. */
const PANEL_TEXT = 0.72;
const SMALLEST_TEXT_PX = 10;

function panelLook(look: Look): Look {
  return { ...look, fontPx: Math.max(PANEL_TEXT * look.fontPx, Math.min(look.fontPx, SMALLEST_TEXT_PX)) };
}

/** Panels side by side. */
export function panelRow(contents: readonly PanelContent[], area: Box, clock: Clock, plotLook: Look): Part[] {
  const look = panelLook(plotLook);
  const rooms = columnsOf(area, contents.length);
  return contents.map((content, i) => {
    const box = boxWithin(rooms[i] as Box, aroundPanel(content, clock, true), look);
    return seriesPanel(content, { box, hasTime: true }, clock, look);
  });
}

/** Stacked panels with equal, aligned boxes; only the last one labels its time axis. */
export function panelColumn(contents: readonly PanelContent[], area: Box, clock: Clock, plotLook: Look): Part[] {
  const look = panelLook(plotLook);
  const arounds = contents.map((content, i) => aroundPanel(content, clock, i === contents.length - 1));
  // Each gets the room for its labels; the rest is divided equally.
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
    return seriesPanel(content, { box, hasTime: i === contents.length - 1 }, clock, look);
  });
}
