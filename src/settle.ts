import { contourBox } from "./compose.js";
import type { Interval, Size } from "./math/geometry.js";
import type { Objective } from "./objectives/objective.js";
import { isOnline, type OnlineObjective } from "./objectives/online.js";
import { recordedTitle, titleOf } from "./reel/labels.js";
import { layoutOf } from "./reel/layout.js";
import { extentOf, type Reel, type SettledReel } from "./reel/reel.js";
import { largestText } from "./scene/axes/margins.js";
import type { Typeface } from "./scene/lettering/typeface.js";
import { equalView, planeView } from "./scene/views/plane-view.js";
import { fittingView, type View } from "./scene/views/view.js";
import { approachedMinimum, nearestMinimum } from "./trajectory/approach.js";
import { lastMove } from "./trajectory/last-move.js";
import type { Run } from "./trajectory/record.js";

/** The post's dots per inch, at its size. */
const POST = { dpi: 100, width: 1920, height: 1080 };
/** Text of 22 points is no smaller than this, in pixels, as long as the picture has room for it. */
const SMALLEST_TEXT_PX = 11.6;
const POINTS_PER_INCH = 72;
const POST_FONT_PT = 22;
const MOVING_SHARE = 0.8;

/** Chooses what a reel leaves to its runs. */
export function settle(
  reel: Reel,
  objective: Objective | OnlineObjective,
  runs: readonly Run[],
  typeface: Typeface,
): SettledReel {
  const layout = layoutOf(reel, objective);
  const { frames, steps } = shownOf(reel, runs);
  const isPlane = !isOnline(objective) && objective.variables.length === 2;
  const isGiven = reel.xlim !== "auto" && reel.ylim !== "auto";
  const settled: SettledReel = {
    ...reel,
    layout,
    ...viewOf(reel, objective, runs),
    frames,
    steps,
    dpi: reel.dpi === "auto" ? dpiFor(reel) : reel.dpi,
    reference: referenceHeight(reel, objective, runs),
    trail: reel.trail === "auto" ? (isPlane ? "full" : "none") : reel.trail,
    contours: reel.contours === "auto" ? "both" : reel.contours,
    aspect: reel.aspect === "auto" ? (isPlane && !isGiven ? "equal" : "free") : reel.aspect,
    title: (reel.title ?? titleFor(reel, objective, runs)).replaceAll(/\s+/g, " "),
  };
  return withEnd(reel, withEqualAxes(reel, settled, { objective, runs, typeface }), runs);
}

/** Lines and text in proportion to the picture, but text of no fewer pixels than can be read. */
export function dpiFor(size: Size): number {
  const post = (POST_FONT_PT * POST.dpi) / POINTS_PER_INCH;
  const usual = post * Math.sqrt((size.width * size.height) / (POST.width * POST.height));
  const text = Math.min(Math.max(usual, SMALLEST_TEXT_PX), largestText(size));
  return Math.max(1, (POST.dpi * text) / post);
}

/** A view in two variables is widened until its units are as long on both axes. */
function withEqualAxes(
  reel: Reel,
  settled: SettledReel,
  { objective, runs, typeface }: { objective: Objective | OnlineObjective; runs: readonly Run[]; typeface: Typeface },
): SettledReel {
  if (settled.aspect !== "equal" || isOnline(objective)) return settled;
  const { left, right, top, bottom } = contourBox(settled, objective, runs, typeface);
  const isFree = { x: reel.xlim === "auto", y: reel.ylim === "auto" };
  return { ...settled, ...equalView(settled, (right - left) / (bottom - top), isFree) };
}

/** Frames and steps, as far as they do not depend on what moves. */
function shownOf(reel: Reel, runs: readonly Run[]): { readonly frames: number; readonly steps: number } {
  if (reel.trajectory === undefined || reel.frames !== "auto") return extentOf(reel);
  const longest = Math.max(...runs.map(({ trajectory }) => trajectory.steps));
  return extentOf({ ...reel, frames: Math.ceil(longest / reel.stride) + 1 });
}

/**
 * A film that is to end when nothing moves ends there. What has not been still for a fifth of the steps is not taken
 * to be at its end: a slow run is within a pixel of where it is just then, too.
 */
function withEnd(reel: Reel, settled: SettledReel, runs: readonly Run[]): SettledReel {
  if (!reel.untilConverged) return settled;
  const { width, height, xlim, ylim, frames, stride } = settled;
  const pixels = [width / (xlim[1] - xlim[0]), height / (ylim[1] - ylim[0])] as const;
  const end = Math.max(...runs.map(({ trajectory }) => lastMove(trajectory, settled.steps, { xlim, ylim, pixels })));
  if (end > MOVING_SHARE * settled.steps) return settled;
  const needed = Math.min(frames, Math.ceil(end / stride) + 1);
  if (settled.clock === "even" && reel.steps === "auto") {
    return { ...settled, frames: needed, steps: (needed - 1) * stride };
  }
  return { ...settled, frames: reel.frames === "auto" ? needed : frames, steps: end };
}

function titleFor(
  { trajectory, optimizers }: Reel,
  objective: Objective | OnlineObjective,
  runs: readonly Run[],
): string {
  if (trajectory === undefined) return titleOf(optimizers, objective);
  return recordedTitle(
    runs.map(({ label }) => label),
    objective,
  );
}

/** The objective's usual view where it holds every start and nothing else is asked for, else one that fits the runs. */
function viewOf({ xlim, ylim, reference }: Reel, objective: Objective | OnlineObjective, runs: readonly Run[]): View {
  if (isOnline(objective)) return { xlim: objective.interval, ylim: objective.interval };
  const { view, variables } = objective;
  const isInside = (value: number | undefined, [low, high]: Interval): boolean =>
    value !== undefined && value >= low && value <= high;
  const startsInside = ({ trajectory }: Run, [x, y]: readonly [Interval, Interval]): boolean => {
    const [first, second = trajectory.values[0]] = trajectory.pointAt(0);
    return isInside(first, x) && isInside(second, y);
  };
  const isFree = xlim === "auto" && ylim === "auto";
  const holdsLine = view && (typeof reference !== "number" || isInside(reference, view[1]));
  if (isFree && holdsLine && runs.every((run) => startsInside(run, view))) {
    return { xlim: view[0], ylim: view[1] };
  }
  const trajectories = runs.map(({ trajectory }) => trajectory);
  const known = { xlim: xlim === "auto" ? undefined : xlim, ylim: ylim === "auto" ? undefined : ylim };
  if (variables.length === 2) return planeView(objective, trajectories, known);
  const [first] = trajectories;
  const minimum = first && nearestMinimum(objective, first);
  return fittingView(objective, trajectories, minimum, known, typeof reference === "number" ? [reference] : []);
}

function referenceHeight(
  { reference }: Reel,
  objective: Objective | OnlineObjective,
  runs: readonly Run[],
): number | "none" {
  if (reference !== "auto") return reference;
  if (isOnline(objective) || objective.variables.length > 1) return "none";
  for (const { trajectory } of runs) {
    const minimum = approachedMinimum(objective, trajectory);
    if (minimum !== undefined) return objective.value([minimum]);
  }
  return "none";
}
