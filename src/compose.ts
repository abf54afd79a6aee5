import type { Box } from "./math/geometry.js";
import type { Objective } from "./objectives/objective.js";
import { isOnline, type OnlineObjective } from "./objectives/online.js";
import { optimizerOf } from "./optimizers/registry.js";
import type { Plan } from "./plan/plan.js";
import { runLabels } from "./reel/labels.js";
import { extentOf, type Reel, readsEveryStep, type SettledReel } from "./reel/reel.js";
import { figureBox } from "./scene/axes/margins.js";
import { levelsWithin } from "./scene/contours/levels.js";
import { type ContourOptions, contourPlot, contourScene } from "./scene/layouts/contour.js";
import { curvePlot, curveScene } from "./scene/layouts/curve.js";
import { gridOf, gridScene } from "./scene/layouts/grid.js";
import { onlineScene } from "./scene/layouts/online.js";
import { panelsScene, plotBoxBesidePanels } from "./scene/layouts/panels.js";
import type { PictureOptions, PlotOptions } from "./scene/layouts/plot.js";
import type { Typeface } from "./scene/lettering/typeface.js";
import { arrowNames } from "./scene/names.js";
import type { Scene } from "./scene/scene.js";
import { themes } from "./scene/theme.js";
import { clock } from "./scene/time/clock.js";
import { panelContent, runWithout } from "./scene/time/panel-contents.js";
import { approachedMinimum } from "./trajectory/approach.js";
import { type Run, recordInSlices } from "./trajectory/record.js";

/** What a stream of losses is judged by, over time. */
const ONLINE_PANELS = ["x", "moment2"] as const;
const POINTS_PER_INCH = 72;

/** The runs that a reel describes, a slice at a time: they may be long. */
export function* runsInSlices(reel: Reel, objective: Objective | OnlineObjective): Generator<undefined, Run[]> {
  const { frames, steps } = extentOf(reel);
  const isRead = readings(reel, frames, steps, isOnline(objective) || reel.panels.length > 0);
  const labels = runLabels(reel.optimizers);
  const runs: Run[] = [];
  for (const [i, settings] of reel.optimizers.entries()) {
    const trajectory = yield* recordInSlices(optimizerOf(settings), objective, reel.start, steps, isRead);
    runs.push({ label: labels[i] as string, trajectory });
  }
  return runs;
}

/** The steps whose readings panels need: all, where these are not too many, else those that frames show. */
function readings(
  { clock: kind, optimizers, untilConverged }: Reel,
  frames: number,
  steps: number,
  hasPanels: boolean,
): (t: number) => boolean {
  if (!hasPanels) return () => false;
  if (untilConverged || readsEveryStep(steps, optimizers.length)) return () => true;
  const stepAt = clock({ kind, frames, steps });
  const shown = new Set(Array.from({ length: frames }, (_, frame) => stepAt(frame)));
  return (t) => shown.has(t);
}

/** Runs as a picture that moves, and what it was made of. */
export interface Composition {
  readonly plan: Plan;
  readonly reel: SettledReel;
  readonly objective: Objective | OnlineObjective;
  readonly runs: readonly Run[];
  readonly scene: Scene;
}

/** The settings that a picture is composed from: the others say how its runs are made, and what is written. */
export type DrawnReel = Pick<
  SettledReel,
  | ("frames" | "steps" | "clock" | "fps" | "intro" | "hold" | "loop" | "width" | "height" | "dpi" | "fontSize")
  | ("theme" | "layout" | "panels" | "xlim" | "ylim" | "reference" | "trail" | "tangent" | "arrows" | "counter")
  | ("readout" | "levels" | "contours" | "aspect" | "title")
>;

/** The picture of runs, laid out as a reel says. It needs nothing of Node: a browser composes the same one. */
export function compose(
  reel: DrawnReel,
  objective: Objective | OnlineObjective,
  runs: readonly Run[],
  typeface: Typeface,
): Scene {
  const picture = pictureOptions(reel, runs, typeface);
  const time = {
    stepAt: picture.stepAt,
    frameCount: reel.frames,
    isLogTime: reel.clock === "log",
    isEveryStep: readsEveryStep(reel.steps, runs.length),
  };
  const shown = { ...time, objective, runs, theme: picture.look.theme, lowest: lowestOf(objective, runs) };
  if (isOnline(objective)) {
    // A rule that keeps no second moment has nothing to show of it.
    const names = runWithout("moment2", shown) ? ONLINE_PANELS.slice(0, 1) : ONLINE_PANELS;
    return onlineScene({ ...picture, objective, contents: names.map((name) => panelContent(name, shown)), time });
  }
  const contents = reel.panels.map((name) => panelContent(name, shown));
  if (objective.variables.length === 2) {
    const options = contourOptions(reel, objective, picture);
    if (reel.layout === "grid") return gridScene(options, contourPlot);
    return contents.length > 0 ? panelsScene(options, { plot: contourPlot, contents, time }) : contourScene(options);
  }
  const { reference } = reel;
  const options = { ...reel, ...picture, objective, reference: reference === "none" ? undefined : reference };
  if (reel.layout === "grid") return gridScene(options, curvePlot);
  return contents.length > 0 ? panelsScene(options, { plot: curvePlot, contents, time }) : curveScene(options);
}

/** The box that the contours of a reel are drawn into: one of a grid's, where there are several. */
export function contourBox(reel: DrawnReel, objective: Objective, runs: readonly Run[], typeface: Typeface): Box {
  const options = contourOptions({ ...reel, aspect: "free" }, objective, pictureOptions(reel, runs, typeface));
  if (reel.layout === "grid") return gridOf(options, contourPlot).cells[0]?.box as Box;
  if (reel.panels.length > 0) return plotBoxBesidePanels(options, contourPlot);
  return figureBox(options.size, { ...contourPlot.around(options), title: reel.title }, options.look);
}

type Picture = Omit<PlotOptions, "objective"> & PictureOptions;

function pictureOptions(reel: DrawnReel, runs: readonly Run[], typeface: Typeface): Picture {
  const { width, height, fps, intro, hold, loop, frames, steps, clock: kind, dpi, fontSize } = reel;
  const pt = dpi / POINTS_PER_INCH;
  return {
    ...reel,
    runs,
    // The step's arrow lies over the gradient's, in whatever order they are asked for.
    arrows: arrowNames.filter((name) => reel.arrows.includes(name)),
    timeline: { frameCount: frames, frameMs: 1000 / fps, introMs: intro, holdMs: hold, plays: loop },
    stepAt: clock({ kind, frames, steps }),
    size: { width, height },
    look: { theme: themes[reel.theme], typeface, pt, fontPx: fontSize * pt },
  };
}

function contourOptions(
  { levels, contours, aspect, xlim, ylim }: DrawnReel,
  objective: Objective,
  picture: Picture,
): ContourOptions & PictureOptions {
  return {
    ...picture,
    objective,
    levels: levelsWithin({ objective, levels, xlim, ylim }),
    contours,
    isEqual: aspect === "equal",
  };
}

/** The value of the minimum that runs go down to, where one is known. */
function lowestOf(objective: Objective | OnlineObjective, runs: readonly Run[]): number | undefined {
  if (isOnline(objective)) return undefined;
  const [first] = runs;
  const approached =
    objective.variables.length === 1 && first ? approachedMinimum(objective, first.trajectory) : undefined;
  const known = approached === undefined ? objective.minima : [[approached]];
  return known.length > 0 ? Math.min(...known.map((point) => objective.value(point))) : undefined;
}
