import type { Interval } from "../../math/geometry.js";
import { distance, type Vector } from "../../math/vector.js";
import type { Objective } from "../../objectives/objective.js";
import type { Trajectory } from "../../trajectory/record.js";
import { niceInterval } from "../axes/scale.js";

/** A run has diverged once it is this many times 1 + |start| away. */
const FARTHEST = 3;
/** A run in one variable also has to be beyond the minimum, and to leap this many times 1 + |start| in a step. */
const LEAP = 0.3;
/** A run in two has settled if its last tenth moves it by no more than this share of the distance from its start. */
const LAST = 0.1;
const SETTLED = 0.1;
const PLANE_MARGIN = 0.2;
/** How much of the far side of a valley is shown, as a share of the near side. */
const FAR_SIDE = 0.6;
const X_MARGIN = 0.15;
const Y_MARGIN = 0.1;
/** How far above and below the runs the curve is shown, as a share of their height. */
const CURVE_BEYOND = 0.6;
const SAMPLES = 256;
const MOST_STEPS = 10;
/** The width of an interval of larger values may overflow. */
const LARGEST = 1e300;

/** The intervals that the axes of a picture span. */
export interface View {
  readonly xlim: Interval;
  readonly ylim: Interval;
}

/** Requested limits; the others are to be chosen. */
export type PartialView = { readonly [Key in keyof View]?: View[Key] | undefined };

/** True if a place, in units of the axes, is in a view; false for NaN. */
export function isWithin({ xlim, ylim }: View, [x, y]: readonly [number, number]): boolean {
  return x >= xlim[0] && x <= xlim[1] && y >= ylim[0] && y <= ylim[1];
}

/**
 * A view of a function of one variable that holds the runs, the minimum if there is one, and a part of the far side of
 * its valley, with a margin, between round numbers. Of a run that diverges it holds the part near its start.
 *
 * @param known Requested limits.
 * @param more Further heights to hold.
 */
export function fittingView(
  objective: Objective,
  runs: readonly Trajectory[],
  minimum: number | undefined,
  known: PartialView = {},
  more: readonly number[] = [],
): View {
  const near = runs.map((run) => nearPart(run, minimum));
  const xs = near.flatMap(({ x }) => x);
  if (minimum !== undefined) {
    const farthest = xs.reduce((a, b) => (Math.abs(a - minimum) >= Math.abs(b - minimum) ? a : b), minimum);
    xs.push(minimum, minimum - FAR_SIDE * (farthest - minimum));
  }
  const xlim = known.xlim ?? roomy(hullOf(xs), X_MARGIN);
  if (known.ylim) return { xlim, ylim: known.ylim };

  const f = (x: number): number => objective.value([x]);
  const [left, right] = xlim;
  const across = Array.from({ length: SAMPLES + 1 }, (_, i) => f(left + ((right - left) * i) / SAMPLES));
  const isVisible = near.some(({ x: [low, high] }) => low <= right && high >= left);
  const shown = isVisible ? near.flatMap((part) => part.f) : [];
  if (isVisible && minimum !== undefined) shown.push(f(minimum));
  // A requested width should show its curve, and runs that stand still give no scale.
  const hasScale = known.xlim === undefined && Math.min(...shown) < Math.max(...shown);
  const heights = hullOf(hasScale ? [...shown, ...more] : [...shown, ...more, ...bulkOf(across)]);
  const beyond = CURVE_BEYOND * (heights[1] - heights[0]);
  const followed = across.filter((y) => y >= heights[0] - beyond && y <= heights[1] + beyond);
  return { xlim, ylim: roomy(hullOf([...heights, ...followed]), Y_MARGIN) };
}

/** The span of the values without the highest and lowest twentieth, which may come from a pole. */
function bulkOf(values: readonly number[]): Interval {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const skipped = Math.floor(sorted.length / 20);
  return hullOf(sorted.slice(skipped, sorted.length - skipped));
}

/** The span of a run before it diverges. */
function nearPart(
  { steps, values, pointAt }: Trajectory,
  minimum: number | undefined,
): { readonly x: Interval; readonly f: Interval } {
  const [start = 0] = pointAt(0);
  const scale = 1 + Math.abs(start);
  const reach = Math.max(FARTHEST * scale, 2 * Math.abs(start - (minimum ?? start)));
  let before = start;
  const f0 = values[0] ?? 0;
  const x: [number, number] = [start, start];
  const f: [number, number] = [f0, f0];
  for (let t = 1; t <= steps; t++) {
    const [at = Number.NaN] = pointAt(t);
    const value = values[t] ?? Number.NaN;
    const isGone = Math.abs(at - start) > reach && Math.abs(at - before) > LEAP * scale;
    if (isGone || !Number.isFinite(at + value)) break;
    before = at;
    x[0] = Math.min(x[0], at);
    x[1] = Math.max(x[1], at);
    f[0] = Math.min(f[0], value);
    f[1] = Math.max(f[1], value);
  }
  return { x, f };
}

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
      ...runs.flatMap((run) => nearSpan(run, variable)),
    ];
    return roomy(hullOf(places), PLANE_MARGIN);
  };
  return { xlim: known.xlim ?? along(0), ylim: known.ylim ?? along(1) };
}

/** The span of a run along a variable before it diverges: a run that does not settle, too far away in either variable. */
function nearSpan({ steps, pointAt }: Trajectory, variable: number): Interval {
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

/** The smallest interval that holds all finite values; [0, 0] if there is none. */
function hullOf(values: readonly number[]): Interval {
  const finite = values.filter(Number.isFinite);
  return finite.length > 0 ? [Math.min(...finite), Math.max(...finite)] : [0, 0];
}

/**
 * Adds a margin on both sides of an interval and rounds its ends outward. Widens an empty interval about its value;
 * returns [−1, 1] for values too large to draw.
 */
function roomy([low, high]: Interval, margin: number): Interval {
  const width = high - low;
  const largest = Math.max(Math.abs(low), Math.abs(high));
  if (largest > LARGEST) return [-1, 1];
  const isEmpty = !(width > 1e-9 * largest);
  const pad = isEmpty ? Math.max(1, 1e-6 * largest) : margin * width;
  return niceInterval([low - pad, high + pad], MOST_STEPS);
}
