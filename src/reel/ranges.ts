import { UsageError } from "../errors.js";
import { nearest } from "../nearest.js";

/** The ranges of settings. Each throws a UsageError that names the setting and its value. */

export function oneOf(name: string, value: unknown, choices: readonly string[]): void {
  if (choices.some((choice) => choice === value)) return;
  fail(name, choices.length > 2 ? `one of ${choices.join(", ")}` : choices.join(" or "), value, meant(value, choices));
}

/** A list of some of a few words, none of them twice. */
export function someOf(name: string, value: unknown, choices: readonly string[]): void {
  if (!Array.isArray(value)) fail(name, `a list of ${choices.join(", ")}`, value);
  const stray = value.findIndex((word) => !choices.includes(word));
  if (stray >= 0) {
    fail(name, `some of ${choices.join(", ")}`, JSON.stringify(value[stray]), meant(value[stray], choices));
  }
  const twice = value.find((word, i) => value.indexOf(word) < i);
  if (twice !== undefined) throw new UsageError(`${name} has ${twice} twice.`, "Leave one out.");
}

export function flag(name: string, value: unknown): void {
  if (typeof value !== "boolean") fail(name, "true or false", value);
}

export function numbers(name: string, values: readonly number[], count?: number): void {
  const isComplete = Array.isArray(values) && values.length === (count ?? values.length);
  if (isComplete && values.every(Number.isFinite)) return;
  fail(name, count === 2 ? "two finite numbers" : "finite numbers", values);
}

export function text(name: string, value: unknown): asserts value is string {
  if (typeof value !== "string") fail(name, "text", value);
}

export function whole(name: string, value: number, least: number, most: number, why?: string): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  fail(name, `a whole number from ${least} to ${most}${why ? ` (${why})` : ""}`, value);
}

export function inRange(name: string, value: number, least: number, most: number, unit = ""): void {
  if (Number.isFinite(value) && value >= least && value <= most) return;
  fail(name, `a number${unit ? ` of ${unit}` : ""} from ${least} to ${most}`, value);
}

export function fail(name: string, wanted: string, value: unknown, hint?: string): never {
  throw new UsageError(`${name} must be ${wanted}, not ${String(value)}.`, hint);
}

function meant(value: unknown, choices: readonly string[]): string | undefined {
  const similar = typeof value === "string" ? nearest(value, [...choices]) : undefined;
  return similar && `Did you mean ${similar}?`;
}
