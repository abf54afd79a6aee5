import type { Interval } from "../../math/geometry.js";
import { superscript, withMinus } from "../../text/typeset.js";

/** Maps data to pixels; values outside the domain map to outside the range. */
export interface Scale {
  (value: number): number;
  readonly domain: Interval;
  /** Ticks inside the domain, for at most `mostSteps` steps. */
  ticks(mostSteps: number): Tick[];
}

/** Maps a domain linearly onto a range of pixels. */
export function linearScale(domain: Interval, [r0, r1]: Interval): Scale {
  const [d0, d1] = domain;
  const map = (value: number): number => r0 + ((value - d0) / (d1 - d0)) * (r1 - r0);
  return Object.assign(map, { domain, ticks: (most: number) => ticks(domain, most) });
}

/** Maps a domain above 0 logarithmically onto a range of pixels; values of 0 and below map to NaN. */
export function logScale(domain: Interval, [r0, r1]: Interval): Scale {
  const [d0, d1] = domain.map(Math.log10) as [number, number];
  const map = (value: number): number =>
    value > 0 ? r0 + ((Math.log10(value) - d0) / (d1 - d0)) * (r1 - r0) : Number.NaN;
  return Object.assign(map, { domain, ticks: (most: number) => logTicks(domain, most) });
}

/** Nice steps in tenths of a power of ten, smallest first. */
const NICE_TENTHS = [10, 20, 25, 50];
/** Most digits before the decimal point, and after it, in labels written as plain decimals. */
const MOST_PLAIN_DIGITS = 6;
const MOST_PLAIN_DECIMALS = 4;

/** An upper bound of rounding errors, as a share of a step. */
const TINY = 1e-9;

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/**
 * Ticks inside a domain at multiples of a nice step (1, 2, 2.5 or 5 times a power of ten): the smallest such step
 * that cuts the domain into at most `mostSteps`.
 */
export function ticks([low, high]: Interval, mostSteps: number): Tick[] {
  const { tenths, exponent } = niceStep((high - low) / mostSteps);
  const step = decimal(tenths, exponent);
  // A tick that rounding puts just outside the domain counts as on its edge.
  const first = Math.ceil(low / step - TINY);
  const last = Math.floor(high / step + TINY);
  const counts = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * tenths);
  const labels = labelsOf(counts, tenths, exponent);
  return counts.map((count, i) => ({ value: decimal(count, exponent), label: labels[i] as string }));
}

/** Powers of ten with exponents in this range are written as decimals. */
const PLAIN_POWERS: Interval = [-3, 4];
/** Most steps tried: with this many, some tick falls into any interval. */
const MOST_TRIED = 12;
/** Multiples of a power of ten that get ticks, from few to many. */
const WITHIN_DECADES = [[1], [1, 3], [1, 2, 5], [1, 2, 3, 4, 5, 6, 7, 8, 9]] as const;

/**
 * Ticks for a logarithmic axis: at powers of ten and, where there is room, at multiples between them, for at most
 * `mostSteps` steps. A domain without any of these gets linear ticks.
 */
export function logTicks([low, high]: Interval, mostSteps: number): Tick[] {
  const [first, last] = [Math.log10(low) - TINY, Math.log10(high) + TINY];
  const between = (multiples: readonly number[], every: number, start: number): Tick[] => {
    const exponents = Array.from(
      { length: Math.max(0, Math.floor((last - start) / every) + 1) },
      (_, i) => start + i * every,
    );
    return exponents
      .flatMap((exponent) => multiples.map((multiple) => powerTick(multiple, exponent)))
      .filter(({ value }) => Math.log10(value) >= first && Math.log10(value) <= last);
  };
  const fine = WITHIN_DECADES.map((multiples) => between(multiples, 1, Math.floor(first))).filter(
    (found) => found.length <= mostSteps + 1,
  );
  const finest = fine.at(-1);
  if (finest && finest.length > 0) return finest;
  const every = Math.max(1, Math.ceil((last - first) / mostSteps - TINY));
  // Exponents that are multiples of `every` come first, then any exponents; within a decade there may be neither.
  const round = between([1], every, every * Math.ceil(first / every));
  const powers = round.length > 0 ? round : between([1], every, Math.ceil(first));
  for (let most = mostSteps; powers.length === 0 && most <= MOST_TRIED; most++) {
    const found = ticks([low, high], most);
    if (found.length > 0) return found;
  }
  return powers;
}

/** The tick at multiple · 10^exponent, labeled as a decimal if the exponent is in range, else as a power of ten. */
function powerTick(multiple: number, exponent: number): Tick {
  const [least, most] = PLAIN_POWERS;
  const value = decimal(multiple, exponent);
  if (exponent >= least && exponent <= most) return { value, label: value.toFixed(Math.max(0, -exponent)) };
  const power = `10${superscript(exponent)}`;
  return { value, label: multiple === 1 ? power : `${multiple}·${power}` };
}

/** Labels as plain decimals if these are short, else in scientific notation. */
function labelsOf(counts: readonly number[], tenths: number, exponent: number): string[] {
  const decimals = Math.max(0, -exponent - (tenths % 10 === 0 ? 1 : 0));
  const powers = counts.map((count) => scientific(count, exponent));
  const isShort = counts.every((count) => Math.abs(decimal(count, exponent)) < 10 ** MOST_PLAIN_DIGITS);
  const plain = isShort && decimals <= 100 ? counts.map((count) => decimal(count, exponent).toFixed(decimals)) : powers;
  const isPlain = decimals <= MOST_PLAIN_DECIMALS || longest(plain) <= longest(powers);
  return (isPlain ? plain : powers).map(withMinus);
}

function longest(labels: readonly string[]): number {
  return Math.max(0, ...labels.map((label) => label.length));
}

/** The smallest interval with ends on ticks that contains this one, for about `mostSteps` steps. */
export function niceInterval([low, high]: Interval, mostSteps: number): Interval {
  const { tenths, exponent } = niceStep((high - low) / mostSteps);
  const step = decimal(tenths, exponent);
  const end = (value: number, round: (count: number) => number): number =>
    decimal(round(value / step) * tenths, exponent);
  return [end(low + TINY * step, Math.floor), end(high - TINY * step, Math.ceil)];
}

/** The smallest nice step of at least this length, as tenths · 10^exponent. */
function niceStep(atLeast: number): { tenths: number; exponent: number } {
  const exponent = Math.floor(Math.log10(atLeast)) - 1;
  // Rounding may leave the ratio just above the intended nice step.
  const ratio = atLeast / 10 ** exponent - 1e-9;
  const tenths = NICE_TENTHS.find((nice) => nice >= ratio);
  return tenths ? { tenths, exponent } : { tenths: 10, exponent: exponent + 1 };
}

/** The double nearest to count · 10^exponent, so that errors do not accumulate from tick to tick. */
function decimal(count: number, exponent: number): number {
  return Number(`${count}e${exponent}`) + 0;
}

/** count · 10^exponent with all digits in scientific notation: 2e6, 1.25e-7. */
function scientific(count: number, exponent: number): string {
  if (count === 0) return "0";
  const digits = String(Math.abs(count)).replace(/0+$/, "");
  const power = String(Math.abs(count)).length - 1 + exponent;
  const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
  return `${count < 0 ? "-" : ""}${mantissa}e${power}`;
}
