import { frameEndMs } from "../frame.js";
import type { Objective } from "../objectives/objective.js";
import { isOnline, type OnlineObjective } from "../objectives/online.js";
import { recordedTitle } from "../reel/labels.js";
import type { SettledReel } from "../reel/reel.js";
import { pointAfter, type Run, valueAfter } from "../trajectory/record.js";
import { withMinus } from "../typeset.js";
import { VARIABLES } from "../vector.js";

const DIGITS = 3;

/** What an animation shows, in words for those who cannot see it: who descends on what, from where, and to where. */
export function describe(reel: SettledReel, objective: Objective | OnlineObjective, runs: readonly Run[]): string {
  const { frames, fps, introMs, holdMs, plays, steps } = reel;
  const timeline = { frameCount: frames, frameMs: 1000 / fps, introMs, holdMs, plays };
  const seconds = Number((frameEndMs(timeline, frames - 1) / 1000).toPrecision(DIGITS));
  const length = `${frames} ${frames === 1 ? "frame" : "frames"}, ${seconds} s.`;
  const names = listOf(runs.map(({ label }) => label));
  // Without a run's name it is the function alone.
  const where = isOnline(objective) ? `the losses ${objective.formula}` : recordedTitle([], objective);
  const starts = new Set(runs.map((run) => placeOf(run, 0)));
  const from = starts.size === 1 ? ` from ${[...starts][0]}` : "";
  const [only, ...others] = runs;
  const after = `after ${steps} ${steps === 1 ? "step" : "steps"}`;
  const value = isOnline(objective) ? "loss" : "f";
  const endOf = (run: Run) => `${placeOf(run, steps)}, ${value} = ${rounded(valueAfter(run, steps))}`;
  const ends =
    only && others.length === 0
      ? `${after} at ${endOf(only)}.`
      : `${after}: ${runs.map((run) => `${run.label} at ${endOf(run)}`).join("; ")}.`;
  return `${names} on ${where}${from}: ${ends} ${length}`;
}

function placeOf(run: Run, step: number): string {
  return pointAfter(run, step)
    .map((coordinate, i) => `${VARIABLES[i]} = ${rounded(coordinate)}`)
    .join(", ");
}

function rounded(value: number): string {
  return withMinus(String(Number(value.toPrecision(DIGITS))));
}

function listOf(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
