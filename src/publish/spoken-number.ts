import type { Vector } from "../math/vector.js";
import { withMinus } from "../text/typeset.js";

const DIGITS = 3;
/** A quantity below this share of its former value counts as 0. */
const VANISHED = 1e-5;
/** Digits of a double. */
const MOST_DIGITS = 15;
/** Listeners cannot count more zeros. */
const LARGEST_EXPONENT = 6;
const SMALLEST_EXPONENT = -4;

const COUNTS = "no one two three four five six seven eight nine ten eleven twelve".split(" ");

/** A count as a word, up to twelve. */
export function countText(count: number): string {
  return COUNTS[count] ?? String(count);
}

/** Things one after the other: a, b and c. */
export function listOf(things: readonly string[]): string {
  const last = things.at(-1) ?? "";
  return things.length < 2 ? last : `${things.slice(0, -1).join(", ")} and ${last}`;
}

/**
 * A place by the names of its variables: x = 2, y ≈ −0.983.
 *
 * @param unit Coordinates are rounded to it; to three digits if it is 0.
 * @param start The place where a run began: coordinates that have almost vanished since are 0.
 */
export function placeText(variables: readonly string[], point: Vector, unit = 0, start: Vector = []): string {
  const text = (name: string, i: number) => quantityText(name, point[i] as number, { unit, before: start[i] ?? 0 });
  return variables.map(text).join(", ");
}

interface Rounding {
  /** Rounds to this; to three digits when absent. */
  readonly unit?: number;
  /** The quantity's former value: listeners hear 0.000012 as 0 if it was 7. */
  readonly before?: number;
}

/** A quantity with `=` if its text is exact, else with `≈`. */
export function quantityText(name: string, value: number, { unit = 0, before = 0 }: Rounding = {}): string {
  if (Number.isNaN(value)) return `${name} is no number`;
  const rounded = Math.abs(value) < VANISHED * Math.abs(before) ? 0 : roundedTo(value, unit);
  return `${name} ${rounded === value ? "=" : "≈"} ${numberText(rounded)}`;
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) return withMinus(value > 0 ? "infinity" : "-infinity");
  const exponent = value === 0 ? 0 : exponentOf(value);
  const isPlain = exponent < LARGEST_EXPONENT && exponent >= SMALLEST_EXPONENT;
  // Adding 0 turns −0 into 0.
  return withMinus(isPlain ? String(value + 0) : value.toExponential().replace("+", ""));
}

function roundedTo(value: number, unit: number): number {
  if (!Number.isFinite(value) || value === 0) return value;
  if (unit === 0) return Number(value.toPrecision(DIGITS));
  if (Math.abs(value) < unit / 2) return 0;
  const digits = exponentOf(value) - exponentOf(unit) + 1;
  return Number(value.toPrecision(Math.min(Math.max(digits, 1), MOST_DIGITS)));
}

/** One in the third digit of a positive number; 0 for other numbers. */
export function thirdDigitOf(value: number): number {
  return value > 0 && value < Infinity ? Number(`1e${exponentOf(value) - (DIGITS - 1)}`) : 0;
}

/** The power of ten of a number's first digit. Logarithms may round to the wrong side of it. */
function exponentOf(value: number): number {
  return Number(value.toExponential().split("e")[1]);
}
