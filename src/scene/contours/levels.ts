import type { Interval } from "../../math/geometry.js";
import type { Objective } from "../../objectives/objective.js";
import { ticks } from "../axes/scale.js";
import type { LevelName } from "../names.js";
import type { Picture } from "../picture.js";

/** Levels for contours. */
export interface Levels {
  /** Ascending, strictly inside the values. */
  readonly values: readonly number[];
  /** Logarithms are of level − base; undefined if the levels are not logarithmic. */
  readonly base: number | undefined;
}

const SAMPLES = 72;
/** Rounding moves a level by at most 1/ROUND of the distance to its neighbors; doubles have at most 17 digits. */
const ROUND = 5;
const MOST_DIGITS = 17;
/** Larger values are ignored, because their differences overflow. */
const LARGEST = 1e300;
const MOST_LEVELS = 14;
/** If half of the picture lies below this share of the range, linear levels would leave that half empty. */
const LOPSIDED = 0.14;
/** Shares of the picture at which logarithmic levels begin and end. */
const LOWEST_SHARE = 0.002;
const HIGHEST_SHARE = 0.98;
/** Multiples of a power of ten used as levels, from few to many. */
const STEPS = [[1], [1, 3], [1, 2, 5]] as const;

/** Levels for a function in a view, including its minima there; none if it is constant. */
export function levelsWithin(
  { minima, value }: Objective,
  { levels, xlim, ylim }: Pick<Picture, "levels" | "xlim" | "ylim">,
): Levels {
  const along = ([low, high]: Interval, i: number): number => low + ((high - low) * i) / SAMPLES;
  const isIn = (at: number | undefined, [low, high]: Interval) => at !== undefined && at >= low && at <= high;
  const values: number[] = minima.filter(([x, y]) => isIn(x, xlim) && isIn(y, ylim)).map(value);
  for (let i = 0; i <= SAMPLES; i++) {
    for (let j = 0; j <= SAMPLES; j++) values.push(value([along(xlim, i), along(ylim, j)]));
  }
  const sorted = Float64Array.from(values.filter((one) => Math.abs(one) <= LARGEST)).sort();
  const isConstant = sorted.length === 0 || sorted[0] === sorted.at(-1);
  return isConstant ? { values: [], base: undefined } : levelsOf(levels, sorted);
}

/**
 * Levels for contours of values.
 *
 * - linear: round numbers, evenly spaced
 * - log: 1, 3, 10, 30, … above the lowest value, or above 0 if all values are
 * - quantile: equal areas of the picture between any two
 *
 * @param kind `auto` is linear, or log if linear levels would leave half of the picture empty.
 * @param sorted Finite values, ascending; at least two differ.
 */
export function levelsOf(kind: LevelName | "auto", sorted: Float64Array): Levels {
  const [low, high] = [sorted[0] as number, sorted.at(-1) as number];
  const middle = (quantile(sorted, 0.5) - low) / (high - low);
  const chosen = kind === "auto" ? (middle < LOPSIDED ? "log" : "linear") : kind;
  const levels = { linear, log, quantile: quantiles }[chosen](sorted);
  const inside = levels.filter((level, i) => level > low && level < high && level !== levels[i - 1]);
  const base = chosen === "log" ? baseOf(low) : undefined;
  return { values: inside.length > 0 ? inside : [low + (high - low) / 2], base };
}

/** The base of logarithms: 0 if all values are above 0, else the lowest value. */
function baseOf(lowest: number): number {
  return lowest > 0 ? 0 : lowest;
}

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))] as number;
}

function linear(sorted: Float64Array): number[] {
  return ticks([sorted[0] as number, sorted.at(-1) as number], MOST_LEVELS).map(({ value }) => value);
}

function log(sorted: Float64Array): number[] {
  const base = baseOf(sorted[0] as number);
  const [from, to] = [LOWEST_SHARE, HIGHEST_SHARE].map((share) => quantile(sorted, share) - base) as [number, number];
  const highest = (sorted.at(-1) as number) - base;
  const [first, last] = [Math.floor(Math.log10(Math.max(from, 1e-12 * highest))), Math.floor(Math.log10(to))];
  const exponents = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const within = (multiples: readonly number[]): number[] =>
    exponents
      .flatMap((exponent) => multiples.map((multiple) => Number(`${multiple}e${exponent}`)))
      .filter((level) => level >= from && level <= to);
  const choices = STEPS.map(within);
  const [powers = []] = choices;
  const every = Math.ceil(powers.length / MOST_LEVELS);
  const fitting = choices.filter(({ length }) => length <= MOST_LEVELS).at(-1);
  const heights = fitting ?? powers.filter((_, i) => i % every === 0);
  return base === 0 ? heights : roundLevels(heights.map((height) => base + height));
}

function quantiles(sorted: Float64Array): number[] {
  return roundLevels(Array.from({ length: MOST_LEVELS - 2 }, (_, i) => quantile(sorted, (i + 1) / (MOST_LEVELS - 1))));
}

/** Rounds each level to the fewest digits that move it by at most a fifth of the distance to its neighbors. */
function roundLevels(levels: readonly number[]): number[] {
  return levels.map((level, i) => {
    const gaps = [levels[i - 1], levels[i + 1]].flatMap((other) =>
      other === undefined ? [] : [Math.abs(level - other)],
    );
    if (gaps.length === 0) return level;
    const gap = Math.min(...gaps);
    const isNear = (other: number): boolean => Math.abs(other - level) <= gap / ROUND;
    const choices = [0, ...Array.from({ length: MOST_DIGITS }, (_, digits) => Number(level.toPrecision(digits + 1)))];
    return choices.find(isNear) ?? level;
  });
}
