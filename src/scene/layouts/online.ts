import { type Box, type Interval, pixelsCovering } from "../../math/geometry.js";
import type { OnlineObjective } from "../../objectives/online.js";
import { axes } from "../axes/axes.js";
import { boxWithin } from "../axes/margins.js";
import { linearScale, niceInterval } from "../axes/scale.js";
import type { StyledChart } from "../chart.js";
import { clipLine } from "../marks/clip-line.js";
import { polylines } from "../marks/polyline.js";
import { stripsAlong } from "../marks/strips.js";
import { type Part, sceneOf } from "../part.js";
import { sampledSteps, statusLine } from "../runs/read-out.js";
import { runParts } from "../runs/runs.js";
import { tracksOf } from "../runs/track.js";
import type { Mark } from "../scene.js";
import { panelContent, runWithout } from "../time/panel-contents.js";
import { panelColumn, panelRow } from "../time/panels.js";
import { isWide, splitAcross, splitDown, titled } from "./arrangement.js";
import type { Layout } from "./layout.js";

const LOSS_PT = 1.5;
/** The plot's share of the height, and of the width: the rest is for panels and legend. */
const SHARE = 0.4;
const SHARE_ACROSS = 0.74;
/** How far the axis extends beyond the interval, as a share of it. */
const BEYOND = 0.06;
const MOST_STEPS = 10;

type OnlineChart = StyledChart<OnlineObjective>;

/** Panels below the plot. */
const PANELS = ["x", "moment2"] as const;

/**
 * A stream of losses on its interval: each frame shows the loss of its step as a line, and the runs on it. Panels are
 * below.
 */
export const online: Layout<"online", OnlineObjective> = {
  name: "online",
  kind: "losses",
  reads: ["readout"],
  panels: PANELS,
  view: (_settings, { interval }) => ({ xlim: interval, ylim: interval }),
  // The stream projects points onto its interval.
  isVisible: () => true,
  scene(chart) {
    const { picture, look, clock } = chart;
    const { marks, area } = titled(picture.title, picture, look);
    const [upper, lower] = splitDown(area, SHARE);
    const [plotArea, legendArea] = splitAcross(upper, SHARE_ACROSS);
    const around = { xLabel: chart.objective.variables[0], yLabel: "loss", y: linearScale(lossesOf(chart), [1, 0]) };
    // Some rules keep no second moment.
    const names = runWithout("moment2", chart) ? PANELS.slice(0, 1) : PANELS;
    const contents = names.map((name) => panelContent(name, chart));
    const parts = [
      ...intervalPlot(boxWithin(plotArea, around, look), legendArea, chart),
      ...(isWide(picture) ? panelRow : panelColumn)(contents, lower, clock, look),
      { backdrop: marks },
    ];
    return sceneOf(parts, chart);
  },
};

function intervalPlot(box: Box, legendArea: Box, chart: OnlineChart): Part[] {
  const { objective, runs, look } = chart;
  const { stepAt } = chart.clock;
  const { theme, pt } = look;
  const [low, high] = objective.interval;
  const beyond = BEYOND * (high - low);
  const x = linearScale([low - beyond, high + beyond], [box.left, box.right]);
  const y = linearScale(lossesOf(chart), [box.bottom, box.top]);
  const { grid, frame } = axes({ box, x, y, xLabel: objective.variables[0], yLabel: "loss", look });
  const lossAt = (point: number, step: number): number => (step === 0 ? 0 : objective.value([point], step));
  const tracks = tracksOf(runs, theme, ({ trajectory }, step) => {
    const [point = Number.NaN] = trajectory.pointAt(step);
    return { x: x(point), y: y(lossAt(point, step)) };
  });
  const line = { color: theme.curve, widthPx: LOSS_PT * pt, clip: pixelsCovering(box) };
  // A loss that recurs has the same marks, which are painted from a sprite.
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
    runParts(tracks, box, chart, {
      isOnBands: false,
      obstacles: () => [],
      legendBox: { ...legendArea, top: box.top, bottom: box.bottom },
    }),
    ...statusLine(box, chart),
  ];
}

/** The span of the losses at the ends of the interval, over the film. */
function lossesOf({ objective, clock }: OnlineChart): Interval {
  const shown = sampledSteps(clock).filter((step) => step > 0);
  const values = shown.flatMap((step) => objective.interval.map((end) => objective.value([end], step)));
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const pad = BEYOND * (high - low) || 1;
  return niceInterval([low - pad, high + pad], MOST_STEPS);
}
