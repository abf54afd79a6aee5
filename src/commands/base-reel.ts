import { basename, extname } from "node:path";
import { UsageError } from "../errors.js";
import { cardOf, type FormatName, formatOfExtension, isNumbered } from "../formats/formats.js";
import type { Provenance } from "../provenance/provenance.js";
import { builtInOf, builtIns } from "../reel/built-ins.js";
import { ownPartsText } from "../reel/own-parts.js";
import type { PartialReel } from "../reel/reel.js";
import { reelFileCalled } from "../reel-files/paths.js";
import { renderOptions } from "./render-options.js";
import { textOf, type Values } from "./values.js";

/** Options that do not change the film. */
const HARMLESS: ReadonlySet<string> = new Set(["from", "json", "quiet", "save-reel", "force"]);

/** The reel that options change: a built-in one, or with `--from` that of a file, which is rendered again. */
export async function baseReel(name: string | undefined, values: Values): Promise<PartialReel> {
  const from = textOf(values, "from");
  if (from === undefined) return name === undefined ? unnamed(values) : namedReel(name);
  if (name !== undefined) {
    throw new UsageError(`"${name}" and --from ${from} both name a reel.`, "Leave out one of them.");
  }
  const change = Object.keys(renderOptions).find((option) => values[option] !== undefined && !HARMLESS.has(option));
  if (values["out"] === undefined && change !== undefined) {
    throw new UsageError(
      `--from ${from} with --${change} needs a file to write.`,
      "Name one with -o; it may be the same file.",
    );
  }
  const { readProvenance } = await import("../provenance/read.js");
  const provenance = readProvenance(from);
  const ownParts = ownPartsText(provenance.reel);
  if (ownParts !== undefined) throw new UsageError(`Cannot render "${from}" again. ${ownParts}`);
  return reelFrom(provenance, from, values["out"] !== undefined);
}

/** The default reel, named after its file if it is saved. */
function unnamed(values: Values): PartialReel {
  const place = textOf(values, "save-reel");
  return place === undefined ? {} : { out: outNamedAfter(place, "gif") };
}

/** The default output of the reel in a file. */
export function outNamedAfter(path: string, format: FormatName): string {
  return `output/${basename(path, extname(path))}${cardOf(format).endings[0].extension}`;
}

/** @throws {UsageError} if there is no built-in reel of that name; the hint names a file that has it. */
function namedReel(name: string): PartialReel {
  const file = Object.hasOwn(builtIns, name) ? undefined : reelFileCalled(name);
  if (file === undefined) return builtInOf(name).reel;
  throw new UsageError(`There is no built-in reel "${name}".`, `There is a file: gradreel render ${file}`);
}

function reelFrom({ reel, format }: Provenance, path: string, hasPlace: boolean): PartialReel {
  if (isNumbered(format) && !hasPlace) {
    throw new UsageError(`"${path}" is one file of a sequence.`, "Name the files to write: -o frames/%04d.png.");
  }
  // Settings of the old format need not suit the new one.
  const { poster, encoder, ...rest } = reel;
  if (hasPlace) return rest;
  const isAnimated = formatOfExtension(extname(path).toLowerCase(), "animated") === format;
  return { ...reel, out: path, ...(isAnimated ? { animated: true } : {}) };
}
