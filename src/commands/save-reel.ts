import { existsSync } from "node:fs";
import { dirname, extname, relative, sep } from "node:path";
import { UsageError } from "../errors.js";
import { type Draft, draftOf } from "../files/artifact.js";
import type { Plan } from "../plan/plan.js";
import { STDOUT } from "../reel/outputs.js";
import type { PartialReel } from "../reel/reel.js";
import { yamlText } from "../reel-files/yaml-text.js";
import { givenSettings, outNamedAfter } from "./render-reel.js";
import { textOf, type Values } from "./values.js";

const FORMATS: ReadonlySet<string> = new Set([".yaml", ".yml", ".json"]);
/** The schema that `gradreel init` writes. */
const SCHEMA = "gradreel.schema.json";

/** @throws {UsageError} unless the reel can be written to this path and read again without loss. */
export function checkReelPlace(path: string, { out = [] }: PartialReel, isForced: boolean): void {
  if (!FORMATS.has(extname(path).toLowerCase()))
    throw new UsageError(`Cannot tell the format of "${path}" by its name.`, "A reel is saved as .yaml or .json.");
  const braced = [out].flat().find((place) => /\{\w*\}/.test(place));
  if (braced !== undefined) {
    throw new UsageError(
      `A reel file cannot write "${braced}": braces have a meaning there.`,
      "Name another file with -o.",
    );
  }
  if (!isForced && existsSync(path)) throw new UsageError(`"${path}" exists.`, "Name another file, or add --force.");
}

/**
 * Drafts a reel file with the settings of the options; with --from, with the whole reel.
 *
 * @param name The built-in reel that the options change.
 */
export async function draftReel(path: string, values: Values, name: string | undefined, plan: Plan): Promise<Draft> {
  const { reel, difference } = plan;
  const whole = { ...difference, ...(reel.animated ? { animated: true } : {}) };
  const settings = textOf(values, "from") === undefined ? entryOf(values, name) : whole;
  const named = reel.out.filter((place) => place !== STDOUT);
  const places = named.length > 0 ? named : [outNamedAfter(path, reel.format ?? "gif")];
  const entry = { ...settings, out: places.length === 1 ? places[0] : places };
  return draftOf(path, Buffer.from(textFor(path, entry)));
}

function entryOf(values: Values, name: string | undefined): object {
  const { format: _ofStdout, ...settings } = givenSettings(values, name);
  const entry = { extends: name, for: textOf(values, "for"), ...settings };
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
}

function textFor(path: string, entry: object): string {
  const schema = existsSync(SCHEMA) ? relative(dirname(path), SCHEMA).split(sep).join("/") : undefined;
  if (extname(path).toLowerCase() === ".json") {
    return `${JSON.stringify({ ...(schema ? { $schema: schema } : {}), ...entry }, undefined, 2)}\n`;
  }
  return `${schema ? `# yaml-language-server: $schema=${schema}\n` : ""}${yamlText(entry)}`;
}
