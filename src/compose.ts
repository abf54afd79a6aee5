import { UsageError } from "./errors.js";
import type { Interval } from "./geometry.js";
import { objectiveFor } from "./objectives/choice.js";
import type { Objective } from "./objectives/objective.js";
import { optimizerOf } from "./optimizers/registry.js";
import { dejaVuSans } from "./raster/fonts/dejavu-sans.js";
import { recordedTitle, runLabels, titleOf } from "./reel/labels.js";
import type { Reel, SettledReel } from "./reel/reel.js";
import { curveScene } from "./scene/layouts/curve.js";
import type { Scene } from "./scene/scene.js";
import { matplotlibTheme } from "./scene/theme.js";
import { fittingView, type View } from "./scene/view.js";
import { approachedMinimum, nearestMinimum } from "./trajectory/approach.js";
import { type Run, recordInSlices } from "./trajectory/record.js";

/** The function of one variable that a reel draws. */
export function drawnObjective(reel: Reel): Objective {
  const objective = objectiveFor(reel.objective);
  if (!("interval" in objective) && objective.dimension === 1) return objective;
  const what = "interval" in objective ? "is a stream of losses" : `has ${objective.dimension} variables`;
  const option = typeof reel.objective === "string" ? `--objective ${reel.objective}` : `-f "${objective.formula}"`;
  throw new UsageError(
    `${objective.name} ${what}; a picture shows a function of one.`,
    `gradreel trace ${option} prints its numbers.`,
  );
}

/** The runs that a reel describes, a slice at a time: they may be long. */
export function* runsInSlices(reel: Reel, objective: Objective): Generator<undefined, Run[]> {
  const frames = reel.frames === "auto" ? 1 : reel.frames;
  const labels = runLabels(reel.optimizers);
  const runs: Run[] = [];
  for (const [i, settings] of reel.optimizers.entries()) {
    const steps = (frames - 1) * reel.stride;
    const trajectory = yield* recordInSlices(optimizerOf(settings), objective, reel.start, steps);
    runs.push({ label: labels[i] as string, trajectory });
  }
  return runs;
}

/** Chooses what a reel leaves to its runs. */
export function settle(reel: Reel, objective: Objective, runs: readonly Run[]): SettledReel {
  const longest = Math.max(...runs.map(({ trajectory }) => trajectory.steps));
  return {
    ...reel,
    ...viewOf(reel, objective, runs),
    frames: reel.frames === "auto" ? Math.ceil(longest / reel.stride) + 1 : reel.frames,
    reference: referenceHeight(reel, objective, runs),
    title: reel.title ?? titleFor(reel, objective, runs),
  };
}

function titleFor({ trajectory, optimizers }: Reel, objective: Objective, runs: readonly Run[]): string {
  if (trajectory === undefined) return titleOf(optimizers, objective);
  return recordedTitle(
    runs.map(({ label }) => label),
    objective,
  );
}

/** The picture of runs, laid out as a reel says. */
export function compose(reel: SettledReel, objective: Objective, runs: readonly Run[]): Scene {
  const { width, height, fps, holdMs, plays, frames, reference } = reel;
  return curveScene({
    ...reel,
    objective,
    runs,
    timeline: { frameCount: frames, frameMs: 1000 / fps, introMs: 0, holdMs, plays },
    size: { width, height },
    reference: reference === "none" ? undefined : reference,
    theme: matplotlibTheme,
    typeface: dejaVuSans(),
  });
}

/** The objective's usual view where it holds every start and nothing else is asked for, else one that fits the runs. */
function viewOf({ xlim, ylim, reference }: Reel, objective: Objective, runs: readonly Run[]): View {
  const { view } = objective;
  const isInside = (value: number | undefined, [low, high]: Interval): boolean =>
    value !== undefined && value >= low && value <= high;
  const startsInside = ({ trajectory }: Run, [x, y]: readonly [Interval, Interval]): boolean =>
    isInside(trajectory.pointAt(0)[0], x) && isInside(trajectory.values[0], y);
  const isFree = xlim === "auto" && ylim === "auto";
  const holdsLine = view && (typeof reference !== "number" || isInside(reference, view[1]));
  if (isFree && holdsLine && runs.every((run) => startsInside(run, view))) {
    return { xlim: view[0], ylim: view[1] };
  }
  const [first] = runs;
  return fittingView(
    objective,
    runs.map(({ trajectory }) => trajectory),
    first && nearestMinimum(objective, first.trajectory),
    { xlim: xlim === "auto" ? undefined : xlim, ylim: ylim === "auto" ? undefined : ylim },
    typeof reference === "number" ? [reference] : [],
  );
}

function referenceHeight({ reference }: Reel, objective: Objective, runs: readonly Run[]): number | "none" {
  if (reference !== "auto") return reference;
  for (const { trajectory } of runs) {
    const minimum = approachedMinimum(objective, trajectory);
    if (minimum !== undefined) return objective.value([minimum]);
  }
  return "none";
}
