import { existsSync } from "node:fs";
import { dirname, extname, relative, sep } from "node:path";
import { UsageError } from "../errors.js";
import { type Draft, draftOf } from "../files/artifact.js";
import type { Plan } from "../plan/plan.js";
import { STDOUT } from "../reel/outputs.js";
import type { PartialReel, Reel } from "../reel/reel.js";
import { yamlText } from "../reel-files/yaml-text.js";
import { outNamedAfter } from "./base-reel.js";
import { saidIn } from "./render-reel.js";
import { textOf, type Values } from "./values.js";

const FORMATS: ReadonlySet<string> = new Set([".yaml", ".yml", ".json"]);
/** What `gradreel init` writes beside the reels. */
const SCHEMA = "gradreel.schema.json";

/** @throws {UsageError} unless the reel can be written there, and read again, without a loss. */
export function checkReelPlace(path: string, { out = [] }: PartialReel, isForced: boolean): void {
  if (!FORMATS.has(extname(path).toLowerCase())) {
    throw new UsageError(`Cannot tell the format of "${path}" by its name.`, "A reel is saved as .yaml or .json.");
  }
  const braced = [out].flat().find((place) => /\{\w*\}/.test(place));
  if (braced !== undefined) {
    throw new UsageError(
      `A reel file cannot say "${braced}": what is in braces stands for something there.`,
      "Name another file with -o.",
    );
  }
  if (!isForced && existsSync(path))
    throw new UsageError(`"${path}" is there already.`, "Name another file, or say --force.");
}

/**
 * Writes down what the options said, as a file that says the same and has yet to take its name; with --from, the whole
 * reel that it comes to.
 *
 * @param name The built-in reel that they changed.
 * @param plan What they came to.
 */
export async function draftReel(path: string, values: Values, name: string | undefined, plan: Plan): Promise<Draft> {
  const said = textOf(values, "from") === undefined ? entryOf(values, name) : wholeOf(plan);
  const places = placesOf(plan.reel, path);
  const entry = { ...said, out: places.length === 1 ? places[0] : places };
  return draftOf(path, Buffer.from(textFor(path, entry)));
}

function entryOf(values: Values, name: string | undefined): object {
  const { format: _ofThePipe, ...said } = saidIn(values, name);
  const entry = { extends: name, for: textOf(values, "for"), ...said };
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
}

function wholeOf({ reel, difference }: Plan): object {
  return { ...difference, ...(reel.animated ? { animated: true } : {}) };
}

/** A file has no pipe to write to: what goes there alone is named after the reel. */
function placesOf({ out, format }: Reel, path: string): string[] {
  const places = out.filter((place) => place !== STDOUT);
  return places.length > 0 ? places : [outNamedAfter(path, format ?? "gif")];
}

function textFor(path: string, entry: object): string {
  const schema = existsSync(SCHEMA) ? relative(dirname(path), SCHEMA).split(sep).join("/") : undefined;
  if (extname(path).toLowerCase() === ".json") {
    return `${JSON.stringify({ ...(schema ? { $schema: schema } : {}), ...entry }, undefined, 2)}\n`;
  }
  return `${schema ? `# yaml-language-server: $schema=${schema}\n` : ""}${yamlText(entry)}`;
}
