import type { Interval } from "../geometry.js";

/** Steps in tenths of a power of ten, smallest first. */
const NICE_TENTHS = [10, 20, 25, 50];
const MINUS = "\u2212";
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

/** Plain decimals as long as they are no worse to read than powers of ten. */
function labelsOf(counts: readonly number[], tenths: number, exponent: number): string[] {
  const decimals = Math.max(0, -exponent - (tenths % 10 === 0 ? 1 : 0));
  const powers = counts.map((count) => scientific(count, exponent));
  const isShort = counts.every((count) => Math.abs(decimal(count, exponent)) < 10 ** MOST_PLAIN_DIGITS);
  const plain = isShort && decimals <= 100 ? counts.map((count) => decimal(count, exponent).toFixed(decimals)) : powers;
  const isPlain = decimals <= MOST_PLAIN_DECIMALS || longest(plain) <= longest(powers);
  return (isPlain ? plain : powers).map((label) => label.replaceAll("-", MINUS));
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
