import { fault, quoted, type SourceLocation } from "./import-fault.js";

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** How Python, pandas and JavaScript write what is no finite number. */
const NOT_FINITE = /^[+-]?(?:nan|inf|infinity)$/i;

/**
 * The number that a text stands for.
 *
 * @throws {UsageError} if it is empty, no decimal, not finite, or in column t not whole.
 */
export function parseNumber(text: string, place: SourceLocation): number {
  if (DECIMAL.test(text)) return checkNumber(Number(text), place);
  if (text === "") throw fault(place, "expected a number, found nothing.", "pandas writes NaN as an empty cell.");
  if (isNotFinite(text)) throw notFinite(quoted(text), place);
  const hint = text.startsWith("tensor(")
    ? "The number in a tensor of one element is tensor.item()."
    : "Write a decimal, such as 0.5 or 1e-05.";
  throw fault(place, `expected a number, found ${quoted(text)}.`, hint);
}

/** @throws {UsageError} if it is not finite, or in column t not whole. */
export function checkNumber(value: number, place: SourceLocation): number {
  if (!Number.isFinite(value)) throw notFinite(String(value), place);
  if (place.column === "t" && !Number.isInteger(value)) {
    throw fault(place, `expected a whole number, found ${value}.`, "t counts the steps: 0, 1, 2, …");
  }
  return value;
}

export function isNotFinite(text: string): boolean {
  return NOT_FINITE.test(text);
}

function notFinite(text: string, place: SourceLocation): Error {
  return fault(
    place,
    `expected a finite number, found ${text}.`,
    "Cut the file before the row where the run diverges.",
  );
}
