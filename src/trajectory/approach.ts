import { distance, type Vector } from "../math/vector.js";
import { minimumDownhill } from "../objectives/local-minimum.js";
import { nearbyMinimum } from "../objectives/nearby-minimum.js";
import type { Objective } from "../objectives/objective.js";
import { isOnline, type OnlineObjective } from "../objectives/online.js";
import type { Run, Trajectory } from "./record.js";

/** A run, and the minimum that it approaches: see `approachedMinimum`. */
export interface Descent extends Run {
  readonly minimum: Vector | undefined;
}

/** A run on an objective. Its minimum is searched for once, when it is asked for; a stream of losses has none. */
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
 * The local minimum that a run approaches: in one variable downhill of its end, in two the one in whose bowl it ends;
 * nearer to the end than to the start.
 *
 * @returns Nothing when there is none, as where the run diverges.
 */
export function approachedMinimum(objective: Objective, { steps, pointAt }: Trajectory): Vector | undefined {
  const [start, end] = [pointAt(0), pointAt(steps)];
  const reach = reachOf(start) + 10 * distance(start, end);
  const minimum =
    objective.variables.length === 1 ? downhill(objective, end, reach) : nearbyMinimum(objective, end, reach);
  if (!minimum) return undefined;
  return distance(end, minimum) < distance(start, minimum) || distance(end, minimum) === 0 ? minimum : undefined;
}

/** The minimum that a picture of a run in one variable should show: the one it approaches, or the one below its start. */
export function nearestMinimum(objective: Objective, { minimum, trajectory }: Descent): Vector | undefined {
  const start = trajectory.pointAt(0);
  return minimum ?? downhill(objective, start, reachOf(start));
}

function downhill(objective: Objective, [from = Number.NaN]: Vector, reach: number): Vector | undefined {
  const minimum = minimumDownhill(objective, from, reach);
  return minimum === undefined ? undefined : [minimum];
}

/** How far a search for a minimum goes: as far as the origin, and as far again. */
function reachOf(start: Vector): number {
  return 2 * (1 + Math.hypot(...start));
}
