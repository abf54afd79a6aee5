import { clockOf, extentOf } from "../film/clock.js";
import { runInTurns } from "../film/pace.js";
import { objectiveFor } from "../objectives/choice.js";
import type { Objective } from "../objectives/objective.js";
import { isOnline, type OnlineObjective } from "../objectives/online.js";
import { optimizerOf } from "../optimizers/registry.js";
import { recordedTitle, runLabels, titleOf } from "../reel/labels.js";
import { drawnLayout } from "../reel/layout.js";
import type { Reel } from "../reel/reel.js";
import { type Chart, chartOf } from "../scene/chart.js";
import { compose } from "../scene/compose.js";
import type { Layout } from "../scene/layouts/layout.js";
import type { Typeface } from "../scene/lettering/typeface.js";
import { pictureOf } from "../scene/picture-choice.js";
import type { Scene } from "../scene/scene.js";
import { type Descent, descentOn } from "../trajectory/approach.js";
import type { Run } from "../trajectory/record.js";
import { recordRuns } from "../trajectory/record-runs.js";

/** A reel as it is drawn: its frames are counted, and it has a title. */
export type DrawnReel = Omit<Reel, "frames" | "title"> & { readonly frames: number; readonly title: string };

/** Runs as a picture that moves, and what it was made of. */
export interface Composition extends Chart {
  /** The reel as it was asked for. */
  readonly asked: Reel;
  readonly reel: DrawnReel;
  readonly scene: Scene;
}

/** What a reel descends on, how it is laid out, and its runs. */
export interface Subject {
  readonly reel: Reel;
  readonly objective: Objective | OnlineObjective;
  readonly layout: Layout;
  readonly runs: readonly Descent[];
}

/**
 * The runs of a reel, recorded or loaded.
 *
 * @throws {UsageError} if it cannot be drawn as it says.
 */
export async function subjectOf(reel: Reel, signal?: AbortSignal): Promise<Subject> {
  const objective = objectiveFor(reel.objective);
  const layout = drawnLayout(reel, objective);
  const runs =
    reel.trajectory === undefined || isOnline(objective)
      ? await runInTurns(runsInSlices(reel, objective, layout), signal)
      : await (await import("../trajectory/load.js")).loadRuns(reel.trajectory, objective, signal);
  return { reel, objective, layout, runs: runs.map((run) => descentOn(objective, run)) };
}

/** The runs that a reel describes, a slice at a time. */
export function runsInSlices(
  reel: Reel,
  objective: Objective | OnlineObjective,
  layout: Layout,
): Generator<undefined, Run[]> {
  const { optimizers, start, panels, untilConverged } = reel;
  const labels = runLabels(optimizers);
  const planned = optimizers.map((settings, i) => ({
    ...{ label: labels[i] as string, optimizer: optimizerOf(settings), start },
  }));
  const hasPanels = panels.length > 0 || layout.panels !== undefined;
  const kept = hasPanels ? (untilConverged ? "all" : "shown") : "none";
  return recordRuns(planned, objective, clockOf({ ...reel, ...extentOf(reel) }, planned.length), kept);
}

/** A reel's runs as a picture. @param like Another picture of them, whose time it keeps. */
export function composition({ reel, objective, layout, runs }: Subject, typeface: Typeface, like?: Chart): Composition {
  const isRecorded = reel.trajectory !== undefined;
  const longest = isRecorded ? Math.max(...runs.map(({ trajectory }) => trajectory.steps)) : undefined;
  const labels = runs.map(({ label }) => label);
  const usualTitle = isRecorded ? recordedTitle(labels, objective) : titleOf(reel.optimizers, objective);
  const settings = { ...reel, title: reel.title ?? usualTitle };
  const fitted = pictureOf({ settings, extent: extentOf(reel, longest), layout, objective, runs }, typeface);
  const picture = like ? { ...fitted, time: like.picture.time } : fitted;
  const chart = chartOf({ picture, objective, runs });
  const drawn = { ...reel, frames: chart.clock.frameCount, title: picture.title };
  return { ...chart, asked: reel, reel: drawn, scene: compose(chart, typeface) };
}
