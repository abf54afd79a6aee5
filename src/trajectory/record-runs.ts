import type { Clock } from "../film/clock.js";
import type { Vector } from "../math/vector.js";
import type { Objective } from "../objectives/objective.js";
import type { OnlineObjective } from "../objectives/online.js";
import type { Optimizer } from "../optimizers/optimizer.js";
import { type Run, recordInSlices } from "./record.js";

/** A run that is still to be made. */
export interface PlannedRun {
  readonly label: string;
  readonly optimizer: Optimizer;
  readonly start: Vector;
}

/** Which steps' readings a run keeps: those that frames show, or all where these are not too many. */
export type ReadingsKept = "none" | "shown" | "all";

/**
 * Records runs of as many steps as the clock has, a slice at a time: they may be long.
 *
 * @throws {UsageError} if a start does not fit the objective.
 */
export function* recordRuns(
  planned: readonly PlannedRun[],
  objective: Objective | OnlineObjective,
  clock: Clock,
  kept: ReadingsKept,
): Generator<undefined, Run[]> {
  const isRead = readSteps(clock, kept);
  const runs: Run[] = [];
  for (const { label, optimizer, start } of planned) {
    runs.push({ label, trajectory: yield* recordInSlices(optimizer, objective, start, clock.steps, isRead) });
  }
  return runs;
}

function readSteps({ frameCount, stepAt, isEveryStep }: Clock, kept: ReadingsKept): (t: number) => boolean {
  if (kept === "none") return () => false;
  if (kept === "all" || isEveryStep) return () => true;
  const shown = new Set(Array.from({ length: frameCount }, (_, frame) => stepAt(frame)));
  return (t) => shown.has(t);
}
