import { type Box, type Interval, pixelsCovering } from "../../math/geometry.js";
import type { OnlineObjective } from "../../objectives/online.js";
import { axes } from "../axes/axes.js";
import { boxWithin } from "../axes/margins.js";
import { linearScale } from "../axes/scale.js";
import { niceInterval } from "../axes/ticks.js";
import { clipLine } from "../marks/clip-line.js";
import { polylines } from "../marks/polyline.js";
import { stripsAlong } from "../marks/strips.js";
import { type Part, sceneOf } from "../part.js";
import { sampledSteps } from "../runs/read-out.js";
import { runParts } from "../runs/runs.js";
import { statusLine, valueNotes } from "../runs/status-line.js";
import { tracksOf } from "../runs/track.js";
import type { Mark, Scene } from "../scene.js";
import type { PanelContent, Time } from "../time/panel-content.js";
import { aroundPanel, seriesPanel } from "../time/series-panel.js";
import { equalParts, isWide, splitAcross, splitDown, titled } from "./arrangement.js";
import { panelColumn, panelLook } from "./panels.js";
import type { PictureOptions, PlotOptions } from "./plot.js";

const LOSS_PT = 1.5;
/** The interval's share of the height, and of the width: the rest is the legend's. */
const SHARE = 0.4;
const SHARE_ACROSS = 0.74;
/** How far beyond the interval's ends the picture goes, as a share of it. */
const BEYOND = 0.06;
const MOST_STEPS = 10;

export interface OnlineOptions extends Omit<PlotOptions, "objective">, PictureOptions {
  readonly objective: OnlineObjective;
  readonly contents: readonly PanelContent[];
  readonly time: Time;
}

/**
 * A stream of losses: the interval, with the loss of the step that a frame shows as its line and on it the points
 * after that step; below, quantities over time.
 */
export function onlineScene(options: OnlineOptions): Scene {
  const { size, title, look, timeline, contents, time } = options;
  const { marks, area } = titled(title, size, look);
  const [upper, lower] = splitDown(area, SHARE);
  const [plotArea, legendArea] = splitAcross(upper, SHARE_ACROSS);
  const around = { xLabel: "x", yLabel: "loss", y: linearScale(lossesOf(options), [1, 0]) };
  const parts = [
    ...intervalPlot(boxWithin(plotArea, around, look), legendArea, options),
    ...(isWide(size) ? panelRow(lower, options) : panelColumn(contents, lower, time, look)),
    { backdrop: marks },
  ];
  return sceneOf(parts, { size, timeline, theme: look.theme });
}

function intervalPlot(box: Box, legendArea: Box, options: OnlineOptions): Part[] {
  const { objective, runs, stepAt, timeline, look } = options;
  const { theme, pt } = look;
  const [low, high] = objective.interval;
  const beyond = BEYOND * (high - low);
  const x = linearScale([low - beyond, high + beyond], [box.left, box.right]);
  const y = linearScale(lossesOf(options), [box.bottom, box.top]);
  const { grid, frame } = axes({ box, x, y, xLabel: "x", yLabel: "loss", look });
  const lossAt = (point: number, step: number): number => (step === 0 ? 0 : objective.value([point], step));
  const tracks = tracksOf(runs, theme, ({ trajectory }, step) => {
    const [point = Number.NaN] = trajectory.pointAt(step);
    return { x: x(point), y: y(lossAt(point, step)) };
  });
  const line = { color: theme.curve, widthPx: LOSS_PT * pt, clip: pixelsCovering(box) };
  // A loss that comes again is the very same marks, which need not be painted again.
  const known = new Map<string, readonly Mark[]>();
  const loss: Part = {
    flatColors: [theme.curve],
    backdrop: [...grid, ...frame],
    marksAt(index) {
      if (stepAt(index) === 0) return [];
      const losses = [low, high].map((end) => lossAt(end, stepAt(index)));
      const marks = known.get(losses.join()) ?? lineOf(losses);
      known.set(losses.join(), marks);
      return marks;
    },
  };
  function lineOf(losses: readonly number[]): Mark[] {
    const ends = [low, high].map((end, i) => ({ x: x(end), y: y(losses[i] as number) }));
    const lines = clipLine(ends, box);
    return stripsAlong(lines, line.widthPx, line.clip).map((clip) => polylines(lines, { ...line, clip }));
  }
  return [
    loss,
    runParts(tracks, {
      ...options,
      frameCount: timeline.frameCount,
      box,
      isOnBands: false,
      obstacles: () => [],
      legendBox: { ...legendArea, top: box.top, bottom: box.bottom },
      noteAt: valueNotes(options),
    }),
    ...statusLine(box, options),
  ];
}

/** Losses at the ends of the interval, over all steps that are shown. */
function lossesOf({ objective, stepAt, timeline }: OnlineOptions): Interval {
  const shown = sampledSteps(stepAt, timeline.frameCount).filter((step) => step > 0);
  const values = shown.flatMap((step) => objective.interval.map((end) => objective.value([end], step)));
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const pad = BEYOND * (high - low) || 1;
  return niceInterval([low - pad, high + pad], MOST_STEPS);
}

/** Panels side by side. */
function panelRow(area: Box, { contents, time, look: plotLook }: OnlineOptions): Part[] {
  const look = panelLook(plotLook);
  return equalParts(area, contents.length, true).flatMap((room, i) => {
    const content = contents[i] as PanelContent;
    const box = boxWithin(room, aroundPanel(content, time, true), look);
    return [seriesPanel(content, { box, hasTime: true }, time, look)];
  });
}
