import type { Vector } from "../math/vector.js";
import { withMinus } from "../text/typeset.js";

const DIGITS = 3;
/** What falls below this share of what it was is nothing. */
const VANISHED = 1e-5;
/** A double has no more. */
const MOST_DIGITS = 15;
/** Zeros beyond these are not to be counted by ear. */
const LARGEST_EXPONENT = 6;
const SMALLEST_EXPONENT = -4;

const COUNTS = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** How many there are, in a word as far as style guides have words. */
export function countText(count: number): string {
  return COUNTS[count] ?? String(count);
}

/** A place by the names of its variables: x = 2, y ≈ −0.983. Without a unit to round to, to three digits each. */
export function placeText(variables: readonly string[], point: Vector, unit = 0): string {
  return point.map((coordinate, i) => quantityText(variables[i] as string, coordinate, { unit })).join(", ");
}

/** What came of a place, to three digits each: coordinates that have all but vanished are 0. */
export function laterPlaceText(variables: readonly string[], point: Vector, before: Vector): string {
  return point
    .map((coordinate, i) => quantityText(variables[i] as string, coordinate, { before: before[i] as number }))
    .join(", ");
}

interface Rounding {
  /** What to round to: three digits without it. */
  readonly unit?: number;
  /** What the quantity was before: of what was 7, 0.000012 is 0 to those who hear it. */
  readonly before?: number;
}

/** A quantity, and whether it is exactly that. */
export function quantityText(name: string, value: number, { unit = 0, before = 0 }: Rounding = {}): string {
  if (Number.isNaN(value)) return `${name} is no number`;
  const rounded = Math.abs(value) < VANISHED * Math.abs(before) ? 0 : roundedTo(value, unit);
  return `${name} ${rounded === value ? "=" : "≈"} ${numberText(rounded)}`;
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) return withMinus(value > 0 ? "infinity" : "-infinity");
  const exponent = value === 0 ? 0 : exponentOf(value);
  const isPlain = exponent < LARGEST_EXPONENT && exponent >= SMALLEST_EXPONENT;
  // −0 is 0 to those who hear it.
  return withMinus(isPlain ? String(value + 0) : value.toExponential().replace("+", ""));
}

function roundedTo(value: number, unit: number): number {
  if (!Number.isFinite(value) || value === 0) return value;
  if (unit === 0) return Number(value.toPrecision(DIGITS));
  if (Math.abs(value) < unit / 2) return 0;
  const digits = exponentOf(value) - exponentOf(unit) + 1;
  return Number(value.toPrecision(Math.min(Math.max(digits, 1), MOST_DIGITS)));
}

/** One in the third digit of a number above 0; 0 where there is no such number. */
export function thirdDigitOf(value: number): number {
  return value > 0 && value < Infinity ? Number(`1e${exponentOf(value) - (DIGITS - 1)}`) : 0;
}

/** The power of ten of a number's first digit. Logarithms may round to the wrong side of it. */
function exponentOf(value: number): number {
  return Number(value.toExponential().split("e")[1]);
}
