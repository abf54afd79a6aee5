import type { Clock } from "../../film/clock.js";
import type { Interval } from "../../math/geometry.js";
import { linearScale, logScale, niceInterval, type Scale } from "../axes/scale.js";
import { sampledSteps } from "../runs/read-out.js";

/** A quantity over time. */
export interface Series {
  readonly label: string;
  readonly color: string;
  /** The value after so many steps; NaN if there is none. */
  valueAt(step: number): number;
}

/** The content of a panel. */
export interface PanelContent {
  readonly title: string;
  /** The first is drawn on top. */
  readonly series: readonly Series[];
  /** `auto` is logarithmic if values above 0 span some powers of ten. */
  readonly scale: "linear" | "log" | "auto";
  /** Two of the series; the area between them is shaded. */
  readonly gap?: readonly [Series, Series] | undefined;
  /** A step marked by a line once it is reached; the title explains it. */
  readonly event?: number | undefined;
  /** Whether a legend names the series. */
  readonly hasLegend: boolean;
}

/** The steps that a panel shows over the whole film. */
export function shownSteps(clock: Clock): number[] {
  const { stepAt, frameCount, isEveryStep } = clock;
  if (!isEveryStep) return sampledSteps(clock);
  return Array.from({ length: stepAt(frameCount - 1) + 1 }, (_, step) => step);
}

/** The steps that a line from one step to another goes through, both included. */
export function stepsBetween(from: number, to: number, { isEveryStep }: Clock): number[] {
  return isEveryStep ? Array.from({ length: to - from + 1 }, (_, i) => from + i) : [from, to];
}

const MARGIN = 0.06;
/** Differences of larger values may overflow. */
const LARGEST = 1e300;
const MOST_STEPS = 6;
/** Values above 0 that span a larger factor are plotted by their logarithms. */
const WIDE = 200;
/** Least value on logarithmic axes, as a share of the largest. */
const SMALLEST = 1e-16;

/** Steps along the width of a box; on a logarithmic clock, their logarithms from step 1 on. */
export function timeScale({ stepAt, frameCount, kind }: Clock, range: Interval): Scale {
  const last = Math.max(1, stepAt(frameCount - 1));
  return kind === "log" ? logScale([1, Math.max(10, last)], range) : linearScale([0, last], range);
}

/** Values along the height of a box, with a margin on both sides. */
export function valueScale({ series, scale }: PanelContent, clock: Clock, range: Interval): Scale {
  const steps = shownSteps(clock);
  const values = series.flatMap(({ valueAt }) => steps.map(valueAt)).filter((value) => Math.abs(value) <= LARGEST);
  const [low, high] = values.length > 0 ? spanOf(values) : [0, 1];
  const positive = values.filter((value) => value > 0);
  const least = Math.max(spanOf(positive)[0], SMALLEST * high);
  const isLog = scale === "log" || (scale === "auto" && low >= 0 && high / least > WIDE);
  if (isLog && positive.length > 0) {
    const beyond = (high / least) ** MARGIN * 1.1;
    return logScale([least / beyond, high * beyond], range);
  }
  const span = high - low;
  const pad =
    span > 1e-9 * Math.max(Math.abs(low), Math.abs(high)) ? MARGIN * span : Math.max(1e-12, 0.1 * Math.abs(high));
  // An axis of values that are never below 0 does not go below 0.
  const from = low >= 0 ? Math.max(0, low - pad) : low - pad;
  return linearScale(niceInterval([from, high + pad], MOST_STEPS), range);
}

/** The lowest and the highest of many values; [∞, −∞] of none. */
function spanOf(values: readonly number[]): Interval {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}
