import type { Interval } from "../../math/geometry.js";
import type { Objective } from "../../objectives/objective.js";
import type { Trajectory } from "../../trajectory/record.js";
import { niceInterval } from "../axes/scale.js";

/** A run has diverged once it is this many times 1 + |start| away, beyond the minimum, and leaps this far in a step. */
const FARTHEST = 3;
const LEAP = 0.3;
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

/** The smallest interval that holds all finite values; [0, 0] if there is none. */
export function hullOf(values: readonly number[]): Interval {
  const finite = values.filter(Number.isFinite);
  return finite.length > 0 ? [Math.min(...finite), Math.max(...finite)] : [0, 0];
}

/**
 * Adds a margin on both sides of an interval and rounds its ends outward. Widens an empty interval about its value;
 * returns [−1, 1] for values too large to draw.
 */
export function roomy([low, high]: Interval, margin: number): Interval {
  const width = high - low;
  const largest = Math.max(Math.abs(low), Math.abs(high));
  if (largest > LARGEST) return [-1, 1];
  const isEmpty = !(width > 1e-9 * largest);
  const pad = isEmpty ? Math.max(1, 1e-6 * largest) : margin * width;
  return niceInterval([low - pad, high + pad], MOST_STEPS);
}
