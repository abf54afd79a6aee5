import { clockOf, extentOf } from "../film/clock.js";
import { runInTurns } from "../film/pace.js";
import { isOnline } from "../objectives/online.js";
import { optimizerChoices, type Plan } from "../plan/plan.js";
import { recordedTitle, runLabels, titleOf } from "../reel/labels.js";
import type { Reel } from "../reel/reel.js";
import { type Chart, chartOf, compose } from "../scene/chart.js";
import type { Typeface } from "../scene/lettering/typeface.js";
import { pictureOf } from "../scene/picture-choice.js";
import type { Scene } from "../scene/scene.js";
import { type Descent, descentOn } from "../trajectory/approach.js";
import { type Run, recordRuns } from "../trajectory/record.js";

/** A reel as it is drawn: its frames are counted, and it has a title. */
export type DrawnReel = Omit<Reel, "frames" | "title"> & { readonly frames: number; readonly title: string };

/** Runs as an animated picture, and what it was made of. */
export interface Composition extends Chart {
  readonly plan: Plan;
  readonly reel: DrawnReel;
  readonly scene: Scene;
}

/** The runs of a plan, recorded or loaded, with their minima. @throws {UsageError} if a file of runs is wrong. */
export async function runsOf(plan: Plan, signal?: AbortSignal): Promise<Descent[]> {
  const { reel, objective } = plan;
  let { runs } = plan;
  if (!runs && typeof reel.trajectory === "string" && !isOnline(objective)) {
    const { loadRuns } = await import("../trajectory/load.js");
    runs = await loadRuns(reel.trajectory, objective, signal);
  }
  runs ??= await runInTurns(runsInSlices(plan), signal);
  return runs.map((run) => descentOn(objective, run));
}

/** Records the runs of a plan, a slice at a time. */
export function runsInSlices(plan: Plan): Generator<undefined, Run[]> {
  const { reel, objective, optimizers, layout } = plan;
  const { start, panels, untilConverged } = reel;
  const labels = runLabels(optimizerChoices(plan));
  const planned = optimizers.map(({ optimizer }, i) => ({ label: labels[i] as string, optimizer, start }));
  const hasPanels = panels.length > 0 || layout.panels !== undefined;
  const kept = hasPanels ? (untilConverged ? "all" : "shown") : "none";
  return recordRuns(planned, objective, clockOf({ ...reel, ...extentOf(reel) }, planned.length), kept);
}

/**
 * The picture of a plan's runs.
 *
 * @param scale Its sides, as a share of what the plan asks for. Text is fitted to it.
 * @param like Another picture of the runs, whose time it keeps.
 */
export function composition(
  plan: Plan,
  runs: readonly Descent[],
  typeface: Typeface,
  { scale = 1, like }: { readonly scale?: number; readonly like?: Chart } = {},
): Composition {
  const { objective, layout } = plan;
  const reel = scale === 1 ? plan.reel : scaled(plan.reel, scale);
  const isRecorded = reel.trajectory !== undefined;
  const longest = isRecorded ? Math.max(...runs.map(({ trajectory }) => trajectory.steps)) : undefined;
  const labels = runs.map(({ label }) => label);
  const usualTitle = isRecorded ? recordedTitle(labels, objective) : titleOf(optimizerChoices(plan), objective);
  const settings = { ...reel, title: reel.title ?? usualTitle };
  const fitted = pictureOf({ settings, extent: extentOf(reel, longest), layout, objective, runs }, typeface);
  const picture = like ? { ...fitted, time: like.picture.time } : fitted;
  const chart = chartOf({ layout, picture, objective, runs });
  const drawn = { ...reel, frames: chart.clock.frameCount, title: picture.title };
  return { ...chart, plan, reel: drawn, scene: compose(chart, typeface) };
}

/** The reel with its sides at a share of what they are. */
function scaled(reel: Reel, scale: number): Reel {
  const { width, height, dpi } = reel;
  // Video takes even sides.
  const shorter = (side: number) => Math.max(2, 2 * Math.round((side * scale) / 2));
  return { ...reel, width: shorter(width), height: shorter(height), dpi: dpi === "auto" ? dpi : dpi * scale };
}
