import { distance, type Vector } from "../math/vector.js";
import { minimumDownhill } from "../objectives/local-minimum.js";
import { nearbyMinimum } from "../objectives/nearby-minimum.js";
import type { Objective } from "../objectives/objective.js";
import { isOnline, type OnlineObjective } from "../objectives/online.js";
import type { Run, Trajectory } from "./record.js";

/** A run with the minimum that it approaches: see `approachedMinimum`. */
export interface Descent extends Run {
  readonly minimum: Vector | undefined;
}

/** Adds its minimum to a run, searched once, on first use. Runs on streams of losses have none. */
export function descentOn(objective: Objective | OnlineObjective, { label, trajectory }: Run): Descent {
  let found: { readonly minimum: Vector | undefined } | undefined;
  return {
    label,
    trajectory,
    get minimum() {
      found ??= { minimum: isOnline(objective) ? undefined : approachedMinimum(objective, trajectory) };
      return found.minimum;
    },
  };
}

/**
 * The local minimum that a run approaches: in one variable the one downhill of its end, in two the one in whose basin it
 * ends. It has to be nearer to the end than to the start.
 *
 * @returns Undefined if there is none, for instance if the run diverges.
 */
export function approachedMinimum(objective: Objective, { steps, pointAt }: Trajectory): Vector | undefined {
  const [start, end] = [pointAt(0), pointAt(steps)];
  const reach = reachOf(start) + 10 * distance(start, end);
  const minimum =
    objective.variables.length === 1 ? downhill(objective, end, reach) : nearbyMinimum(objective, end, reach);
  if (!minimum) return undefined;
  return distance(end, minimum) < distance(start, minimum) || distance(end, minimum) === 0 ? minimum : undefined;
}

/** The minimum to show with a run in one variable: the one it approaches, or the one downhill of its start. */
export function nearestMinimum(objective: Objective, { minimum, trajectory }: Descent): Vector | undefined {
  const start = trajectory.pointAt(0);
  return minimum ?? downhill(objective, start, reachOf(start));
}

function downhill(objective: Objective, [from = Number.NaN]: Vector, reach: number): Vector | undefined {
  const minimum = minimumDownhill(objective, from, reach);
  return minimum === undefined ? undefined : [minimum];
}

/** How far to search for a minimum: twice the distance to the origin, at least 2. */
function reachOf(start: Vector): number {
  return 2 * (1 + Math.hypot(...start));
}
