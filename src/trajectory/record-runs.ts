import type { Clock } from "../film/clock.js";
import type { Vector } from "../math/vector.js";
import type { Objective } from "../objectives/objective.js";
import type { OnlineObjective } from "../objectives/online.js";
import type { Optimizer } from "../optimizers/optimizer.js";
import { type Run, recordInSlices } from "./record.js";

/** A run to record. */
export interface PlannedRun {
  readonly label: string;
  readonly optimizer: Optimizer;
  readonly start: Vector;
}

/** The steps whose readings a run keeps. `shown` are those that frames show, or all steps if they are few. */
export type ReadingsKept = "none" | "shown" | "all";

/**
 * Records runs of as many steps as the clock has. Yields now and then, because they may be long.
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
