import type { Interval } from "../../math/geometry.js";
import { superscript, withMinus } from "../../text/typeset.js";

/** Steps in tenths of a power of ten, smallest first. */
const NICE_TENTHS = [10, 20, 25, 50];
/** Labels are plain decimals while they have no more digits than this before the point, or after it. */
const MOST_PLAIN_DIGITS = 6;
const MOST_PLAIN_DECIMALS = 4;

/** Rounding errors are smaller than this share of a step. */
const TINY = 1e-9;

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/**
 * Ticks at multiples of a nice step (1, 2, 2.5 or 5 times a power of ten) inside a domain: the
 * smallest such step that makes no more than `mostSteps` of it.
 */
export function ticks([low, high]: Interval, mostSteps: number): Tick[] {
  const { tenths, exponent } = niceStep((high - low) / mostSteps);
  const step = decimal(tenths, exponent);
  // A tick that rounding puts a hair outside the domain still belongs to its edge.
  const first = Math.ceil(low / step - TINY);
  const last = Math.floor(high / step + TINY);
  const counts = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * tenths);
  const labels = labelsOf(counts, tenths, exponent);
  return counts.map((count, i) => ({ value: decimal(count, exponent), label: labels[i] as string }));
}

/** Powers of ten from here to there are written out. */
const PLAIN_POWERS: Interval = [-3, 4];
/** A step that makes no more steps than this is short enough to meet any interval. */
const MOST_TRIED = 12;
/** What may stand between two powers of ten, from none to many. */
const WITHIN_DECADES = [[1], [1, 3], [1, 2, 5], [1, 2, 3, 4, 5, 6, 7, 8, 9]] as const;

/**
 * Ticks for an axis on which every factor of ten is as long: at powers of ten, as many as make no more than
 * `mostSteps`, or at multiples between them where there is room.
 */
export function logTicks([low, high]: Interval, mostSteps: number): Tick[] {
  const [first, last] = [Math.log10(low) - TINY, Math.log10(high) + TINY];
  const between = (multiples: readonly number[], every: number, start: number): Tick[] => {
    const exponents = Array.from(
      { length: Math.max(0, Math.floor((last - start) / every) + 1) },
      (_, i) => start + i * every,
    );
    return exponents
      .flatMap((exponent) => multiples.map((multiple) => powerTick(multiple, exponent, PLAIN_POWERS)))
      .filter(({ value }) => Math.log10(value) >= first && Math.log10(value) <= last);
  };
  const fine = WITHIN_DECADES.map((multiples) => between(multiples, 1, Math.floor(first))).filter(
    (found) => found.length <= mostSteps + 1,
  );
  const finest = fine.at(-1);
  if (finest && finest.length > 0) return finest;
  const every = Math.max(1, Math.ceil((last - first) / mostSteps - TINY));
  // Multiples of a step are best; there may be none of them, nor any power of ten within a decade.
  const round = between([1], every, every * Math.ceil(first / every));
  const powers = round.length > 0 ? round : between([1], every, Math.ceil(first));
  for (let most = mostSteps; powers.length === 0 && most <= MOST_TRIED; most++) {
    const found = ticks([low, high], most);
    if (found.length > 0) return found;
  }
  return powers;
}

/** multiple · 10^exponent; powers of ten are raised where zeros would be long to count. */
function powerTick(multiple: number, exponent: number, [least, most]: Interval): Tick {
  const value = decimal(multiple, exponent);
  if (exponent >= least && exponent <= most) return { value, label: value.toFixed(Math.max(0, -exponent)) };
  const power = `10${superscript(exponent)}`;
  return { value, label: multiple === 1 ? power : `${multiple}·${power}` };
}

/** Plain decimals as long as they are no worse to read than powers of ten. */
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

/** The smallest interval between ticks that holds this one, for about so many ticks. */
export function niceInterval([low, high]: Interval, mostSteps: number): Interval {
  const { tenths, exponent } = niceStep((high - low) / mostSteps);
  const step = decimal(tenths, exponent);
  const count = (value: number, round: (count: number) => number): number => round(value / step) * tenths;
  return [
    decimal(count(low + TINY * step, Math.floor), exponent),
    decimal(count(high - TINY * step, Math.ceil), exponent),
  ];
}

/** The smallest nice step that is no shorter than this, as tenths · 10^exponent. */
function niceStep(atLeast: number): { tenths: number; exponent: number } {
  const exponent = Math.floor(Math.log10(atLeast)) - 1;
  // Rounding may leave the ratio a hair above a nice step that was meant.
  const ratio = atLeast / 10 ** exponent - 1e-9;
  const tenths = NICE_TENTHS.find((nice) => nice >= ratio);
  return tenths ? { tenths, exponent } : { tenths: 10, exponent: exponent + 1 };
}

/** The double nearest to count · 10^exponent: no error gathers from tick to tick. */
function decimal(count: number, exponent: number): number {
  return Number(`${count}e${exponent}`) + 0;
}

/** All digits of count · 10^exponent, in powers of ten: 2e6, 1.25e−7. */
function scientific(count: number, exponent: number): string {
  if (count === 0) return "0";
  const digits = String(Math.abs(count)).replace(/0+$/, "");
  const power = String(Math.abs(count)).length - 1 + exponent;
  const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
  return `${count < 0 ? "-" : ""}${mantissa}e${power}`;
}
