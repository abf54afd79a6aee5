import { isDeepStrictEqual } from "node:util";
import type { Size } from "../math/geometry.js";
import type { Provenance } from "../provenance/provenance.js";
import { isRecord } from "../text/message.js";

/** A time in the expected and in the actual film. */
export interface Times {
  readonly expectedMs: number;
  readonly actualMs: number;
}

export function startsIn({ expectedMs, actualMs }: Times): string {
  return `The picture that should come at ${secondsText(expectedMs)} comes at ${secondsText(actualMs)}.`;
}

/** @param times Infinite for a still. */
export function lengthsIn({ expectedMs, actualMs }: Times): string {
  const is = actualMs === Infinity ? "is a still" : `lasts ${secondsText(actualMs)}`;
  const should = expectedMs === Infinity ? "be a still" : `last ${secondsText(expectedMs)}`;
  return `It ${is}, but should ${should}.`;
}

/** @param expected How many times; 0 is forever, undefined is left to the player. */
export function playsIn(expected: number | undefined, actual: number | undefined): string {
  return `It plays ${times(actual)}, but should play ${times(expected)}.`;
}

function times(plays: number | undefined): string {
  if (plays === undefined) return "as often as the player likes";
  if (plays === 0) return "forever";
  return plays === 1 ? "once" : `${plays} times`;
}

/** Milliseconds in seconds, without trailing zeros. */
export function secondsText(ms: number): string {
  return `${Number((ms / 1000).toFixed(3))} s`;
}

export function sizeText({ width, height }: Size): string {
  return `${width}×${height}`;
}

const LONGEST_VALUE = 40;
const VERSIONS = [
  ["version", "gradreel"],
  ["canvas", "node-canvas"],
  ["fonts", "the fonts"],
] as const;

/** Sentences about why an artifact differs from a fresh render of its reel. `actual` is undefined if it embeds no facts. */
export function likelyCause(expected: Provenance, actual: Provenance | undefined): string {
  if (!actual) return "It has no embedded facts: another program made or changed it.";
  if (actual.key === expected.key) return "It was edited, or other code or another build of cairo drew it.";
  if (actual.format !== expected.format) return `It was made as ${actual.format}, and should be ${expected.format}.`;
  const versions = VERSIONS.flatMap(([key, name]) =>
    actual[key] === expected[key] ? [] : [`${name} ${actual[key]} → ${expected[key]}`],
  );
  const settings = settingsChanged(actual.reel, expected.reel);
  const causes = [
    ...(settings.length > 0 ? [`The reel changed: ${settings.join(", ")}.`] : []),
    ...(versions.length > 0 ? [`Versions changed: ${versions.join(", ")}.`] : []),
  ];
  // The key also covers the recorded runs.
  return causes.length > 0 ? causes.join(" ") : "The recorded runs that it draws changed.";
}

/** `theme: light → dark` for every setting that differs, and for every part of a list or object that does. */
function settingsChanged(before: unknown, after: unknown, path = ""): string[] {
  if (isDeepStrictEqual(before, after)) return [];
  const isList = Array.isArray(before) && Array.isArray(after) && before.length === after.length;
  if (!isList && !(isRecord(before) && isRecord(after))) {
    return [`${path}: ${valueText(before)} → ${valueText(after)}`];
  }
  const [old, young] = [before, after] as [Record<string, unknown>, Record<string, unknown>];
  return Object.keys({ ...old, ...young }).flatMap((key) =>
    settingsChanged(old[key], young[key], isList ? `${path}[${key}]` : path ? `${path}.${key}` : key),
  );
}

function valueText(value: unknown): string {
  if (value === undefined) return "(default)";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

/** The first place where two texts differ. */
export interface TextDifference {
  /** From 1, as is the column, which counts UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** A piece of the line around it. */
  readonly expected: string;
  readonly actual: string;
}

/** The most characters of an excerpt before and after a difference. */
const BEFORE = 20;
const AFTER = 40;

/** The first difference of two texts; undefined if there is none. */
export function compareTexts(expected: string, actual: string): TextDifference | undefined {
  if (expected === actual) return undefined;
  let at = 0;
  while (at < expected.length && expected[at] === actual[at]) at++;
  const lineStart = expected.slice(0, at).lastIndexOf("\n") + 1;
  const line = expected.slice(0, lineStart).split("\n").length;
  const from = Math.max(lineStart, at - BEFORE);
  const [wanted, got] = [expected, actual].map((text) => excerpt(text, from, at)) as [string, string];
  return { line, column: at - lineStart + 1, expected: wanted, actual: got };
}

/** A piece of the line around a place, with dots where it is cut. */
function excerpt(text: string, from: number, at: number): string {
  const newline = text.indexOf("\n", at);
  const lineEnd = newline < 0 ? text.length : newline;
  const to = Math.min(lineEnd, at + AFTER);
  const isFirst = from === 0 || text[from - 1] === "\n";
  return `${isFirst ? "" : "…"}${text.slice(from, to)}${to < lineEnd ? "…" : ""}`;
}
