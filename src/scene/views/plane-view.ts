import type { Interval } from "../../math/geometry.js";
import { distance, type Vector } from "../../math/vector.js";
import type { Objective } from "../../objectives/objective.js";
import type { Trajectory } from "../../trajectory/record.js";
import { hullOf, type PartialView, roomy, type View } from "./view.js";

/** A run that does not settle has diverged once it is this many times 1 + |start| away in either variable. */
const FARTHEST = 3;
/** A run has settled if its last tenth moves it by no more than this share of the distance from its start. */
const LAST = 0.1;
const SETTLED = 0.1;
const MARGIN = 0.2;

/**
 * A view of a function of two variables that holds the runs and the known minima, with a margin, between round numbers.
 * Of a run that diverges it holds the part near its start.
 *
 * @param known Requested limits.
 */
export function planeView({ minima }: Objective, runs: readonly Trajectory[], known: PartialView): View {
  const along = (variable: number): Interval => {
    const places = [
      ...minima.map((point) => point[variable] ?? Number.NaN),
      ...runs.flatMap((run) => nearPart(run, variable)),
    ];
    return roomy(hullOf(places), MARGIN);
  };
  return { xlim: known.xlim ?? along(0), ylim: known.ylim ?? along(1) };
}

/** The span of a run along a variable before it diverges. */
function nearPart({ steps, pointAt }: Trajectory, variable: number): Interval {
  const start = pointAt(0);
  const hasSettled = isSettled(steps, pointAt);
  const isNear = (point: readonly number[]): boolean =>
    hasSettled ||
    point.every((value, i) => Math.abs(value - (start[i] as number)) <= FARTHEST * (1 + Math.abs(start[i] as number)));
  const from = start[variable] as number;
  const span: [number, number] = [from, from];
  for (let t = 1; t <= steps; t++) {
    const point = pointAt(t);
    if (!isNear(point)) break;
    span[0] = Math.min(span[0], point[variable] as number);
    span[1] = Math.max(span[1], point[variable] as number);
  }
  return span;
}

function isSettled(steps: number, pointAt: (t: number) => readonly number[]): boolean {
  const [start, late, end] = [0, Math.round((1 - LAST) * steps), steps].map(pointAt) as [Vector, Vector, Vector];
  const way = distance(start, end);
  return Number.isFinite(way) && distance(late, end) <= SETTLED * way;
}

/**
 * Widens or heightens a view until one unit is as long on both axes of a box. Keeps limits that are not free.
 *
 * @param aspect The box's width divided by its height.
 */
export function equalView(
  { xlim, ylim }: View,
  aspect: number,
  isFree: { readonly x: boolean; readonly y: boolean },
): View {
  const [width, height] = [xlim[1] - xlim[0], ylim[1] - ylim[0]];
  return {
    xlim: isFree.x ? about(xlim, Math.max(width, aspect * height)) : xlim,
    ylim: isFree.y ? about(ylim, Math.max(height, width / aspect)) : ylim,
  };
}

/** An interval about the middle of another, `length` long if that is longer. */
function about([low, high]: Interval, length: number): Interval {
  const middle = low + (high - low) / 2;
  return length > high - low ? [middle - length / 2, middle + length / 2] : [low, high];
}
