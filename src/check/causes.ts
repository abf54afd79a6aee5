import { isDeepStrictEqual } from "node:util";
import type { Provenance } from "../provenance/provenance.js";

const LONGEST_VALUE = 40;

/**
 * Why an artifact is not what its reel gives, as far as both tell: in sentences.
 *
 * @param expected What it should say of itself.
 * @param actual What it says; nothing, where it says nothing.
 */
export function likelyCause(expected: Provenance, actual: Provenance | undefined): string {
  if (!actual) return "It does not say how it was made: another program made or changed it.";
  if (actual.key === expected.key) return "It was edited, or other code or another build of cairo drew it.";
  if (actual.format !== expected.format) return `It was made as ${actual.format}, and should be ${expected.format}.`;
  const versions = [
    changed("gradreel", actual.version, expected.version),
    changed("node-canvas", actual.canvas, expected.canvas),
    changed("the fonts", actual.fonts, expected.fonts),
  ].filter((text) => text !== undefined);
  const settings = settingsChanged(actual.reel, expected.reel);
  const causes = [
    ...(settings.length > 0 ? [`The reel changed: ${settings.join(", ")}.`] : []),
    ...(versions.length > 0 ? [`Versions changed: ${versions.join(", ")}.`] : []),
  ];
  // Its key tells of what is not in the reel itself.
  return causes.length > 0 ? causes.join(" ") : "The recorded runs that it draws changed.";
}

/** `theme: light → dark` for every setting that is another one; within lists and objects, for what is another there. */
function settingsChanged(before: unknown, after: unknown, path = ""): string[] {
  if (isDeepStrictEqual(before, after)) return [];
  const isList = Array.isArray(before) && Array.isArray(after) && before.length === after.length;
  const isObject = isPlain(before) && isPlain(after);
  if (!isList && !isObject) return [`${path}: ${shown(before)} → ${shown(after)}`];
  const [old, young] = [before, after] as Record<string, unknown>[] as [
    Record<string, unknown>,
    Record<string, unknown>,
  ];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(young)])];
  return keys.flatMap((key) =>
    settingsChanged(old[key], young[key], isList ? `${path}[${key}]` : path ? `${path}.${key}` : key),
  );
}

function isPlain(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function changed(what: string, before: string, after: string): string | undefined {
  return before === after ? undefined : `${what} ${before} → ${after}`;
}

function shown(value: unknown): string {
  if (value === undefined) return "(usual)";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
