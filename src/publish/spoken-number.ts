import { withMinus } from "../typeset.js";
import { VARIABLES, type Vector } from "../vector.js";

const DIGITS = 3;
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

/** A place: x = 2, y ≈ −0.983. Without a unit to round to, to three digits each. */
export function placeText(point: Vector, unit = 0): string {
  return point.map((coordinate, i) => quantityText(VARIABLES[i] as string, coordinate, unit)).join(", ");
}

/** A quantity, and whether it is exactly that. */
export function quantityText(name: string, value: number, unit = 0): string {
  if (Number.isNaN(value)) return `${name} is no number`;
  const rounded = roundedTo(value, unit);
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

/** The power of ten of a number's first digit. Logarithms may round to the wrong side of it. */
export function exponentOf(value: number): number {
  return Number(value.toExponential().split("e")[1]);
}
