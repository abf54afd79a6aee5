import { isDeepStrictEqual } from "node:util";
import type { Provenance } from "../provenance/provenance.js";

const LONGEST_VALUE = 40;

/** Sentences about why an artifact differs from a fresh render of its reel. `actual` is undefined if it embeds no facts. */
export function likelyCause(expected: Provenance, actual: Provenance | undefined): string {
  if (!actual) return "It has no embedded facts: another program made or changed it.";
  if (actual.key === expected.key) return "It was edited, or other code or another build of cairo drew it.";
  if (actual.format !== expected.format) return `It was made as ${actual.format}, and should be ${expected.format}.`;
  const versions = [
    versionChange("gradreel", actual.version, expected.version),
    versionChange("node-canvas", actual.canvas, expected.canvas),
    versionChange("the fonts", actual.fonts, expected.fonts),
  ].flat();
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
  const isObject = isPlain(before) && isPlain(after);
  if (!isList && !isObject) return [`${path}: ${valueText(before)} → ${valueText(after)}`];
  const [old, young] = [before, after] as [Record<string, unknown>, Record<string, unknown>];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(young)])];
  return keys.flatMap((key) =>
    settingsChanged(old[key], young[key], isList ? `${path}[${key}]` : path ? `${path}.${key}` : key),
  );
}

function isPlain(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function versionChange(name: string, before: string, after: string): string[] {
  return before === after ? [] : [`${name} ${before} → ${after}`];
}

function valueText(value: unknown): string {
  if (value === undefined) return "(default)";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
