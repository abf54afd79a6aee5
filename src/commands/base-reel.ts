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

/** What leaves the film as it is. */
const HARMLESS: ReadonlySet<string> = new Set(["from", "json", "quiet", "save-reel", "force"]);

/**
 * The reel that options change: a built-in one, or the one that a file was made from, which is written anew unless
 * another place is named.
 */
export async function baseReel(name: string | undefined, values: Values): Promise<PartialReel> {
  const from = textOf(values, "from");
  if (from === undefined) return name === undefined ? unnamed(values) : namedReel(name);
  if (name !== undefined) {
    throw new UsageError(`"${name}" and --from ${from} both say which reel.`, "Leave out one of them.");
  }
  const change = Object.keys(renderOptions).find((option) => values[option] !== undefined && !HARMLESS.has(option));
  if (values["out"] === undefined && change !== undefined) {
    throw new UsageError(
      `Where is ${from} to go with another --${change}?`,
      "Say it with -o; the same file is a place, too.",
    );
  }
  const { readProvenance } = await import("../provenance/read.js");
  const provenance = readProvenance(from);
  const ownParts = ownPartsText(provenance.reel);
  if (ownParts !== undefined) throw new UsageError(`Cannot render "${from}" again. ${ownParts}`);
  return reelFrom(provenance, from, values["out"] !== undefined);
}

/** The usual reel; one that is saved is called as its file is. */
function unnamed(values: Values): PartialReel {
  const place = textOf(values, "save-reel");
  return place === undefined ? {} : { out: outNamedAfter(place, "gif") };
}

/** Where the reel of a file is written that does not say. */
export function outNamedAfter(path: string, format: FormatName): string {
  return `output/${basename(path, extname(path))}${cardOf(format).endings[0].extension}`;
}

/** @throws {UsageError} if no built-in reel has that name, pointing at a file that has. */
function namedReel(name: string): PartialReel {
  const file = Object.hasOwn(builtIns, name) ? undefined : reelFileCalled(name);
  if (file === undefined) return builtInOf(name).reel;
  throw new UsageError(`There is no built-in reel "${name}".`, `There is a file: gradreel render ${file}`);
}

function reelFrom({ reel, format }: Provenance, path: string, hasPlace: boolean): PartialReel {
  if (isNumbered(format) && !hasPlace) {
    throw new UsageError(`"${path}" is one of many files: where are they to go?`, "Say it with -o frames/%04d.png.");
  }
  // What suits the one format need not suit what is written instead.
  const { poster, encoder, ...rest } = reel;
  if (hasPlace) return rest;
  const isAnimated = formatOfExtension(extname(path).toLowerCase(), "animated") === format;
  return { ...reel, out: path, ...(isAnimated ? { animated: true } : {}) };
}
