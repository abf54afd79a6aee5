import { distance, type Vector } from "../math/vector.js";
import { minimumDownhill } from "../objectives/local-minimum.js";
import { nearbyMinimum } from "../objectives/nearby-minimum.js";
import type { Objective } from "../objectives/objective.js";
import type { Trajectory } from "./record.js";

/**
 * The local minimum that a run in one variable approaches: downhill of its end, and nearer to the
 * end than to the start.
 *
 * @returns Nothing when there is none, as where the run diverges.
 */
export function approachedMinimum(objective: Objective, { steps, pointAt }: Trajectory): number | undefined {
  const [start = Number.NaN] = pointAt(0);
  const [end = Number.NaN] = pointAt(steps);
  const minimum = minimumDownhill(objective, end, reachOf(start) + 10 * Math.abs(end - start));
  if (minimum === undefined) return undefined;
  const isNearer = Math.abs(end - minimum) < Math.abs(start - minimum);
  return isNearer || end === minimum ? minimum : undefined;
}

/** The same for one variable or two, as a point: of two, the minimum in whose bowl the run ends. */
export function approachedPlace(objective: Objective, trajectory: Trajectory): Vector | undefined {
  if (objective.variables.length === 1) {
    const minimum = approachedMinimum(objective, trajectory);
    return minimum === undefined ? undefined : [minimum];
  }
  const [start, end] = [trajectory.pointAt(0), trajectory.pointAt(trajectory.steps)];
  const minimum = nearbyMinimum(objective, end, reachOf(Math.hypot(...start)) + 10 * distance(start, end));
  if (!minimum) return undefined;
  return distance(end, minimum) < distance(start, minimum) || distance(end, minimum) === 0 ? minimum : undefined;
}

/** The minimum that a picture of a run should show: the one it approaches, or the one below its start. */
export function nearestMinimum(objective: Objective, trajectory: Trajectory): number | undefined {
  const [start = Number.NaN] = trajectory.pointAt(0);
  return approachedMinimum(objective, trajectory) ?? minimumDownhill(objective, start, reachOf(start));
}

/** How far a search for a minimum goes: as far as the origin, and as far again. */
function reachOf(start: number): number {
  return 2 * (1 + Math.abs(start));
}
