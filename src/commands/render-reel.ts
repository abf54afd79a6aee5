import { basename, extname } from "node:path";
import { UsageError } from "../errors.js";
import { cardOf, type FormatName, formatNames, formatOfExtension, isNumbered } from "../formats/formats.js";
import type { OptimizerSettings } from "../optimizers/registry.js";
import { type Provenance, readProvenance } from "../provenance/provenance.js";
import { builtInOf, builtIns } from "../reel/built-ins.js";
import { type Destination, destinationNames, destinations } from "../reel/destinations.js";
import { extended, isStream } from "../reel/extend.js";
import { bytesOf, ownPartsText, type PartialReel, type SizeBudget } from "../reel/reel.js";
import { reelFileCalled } from "../reel-files/paths.js";
import type { Artifact } from "../render/render.js";
import { renderOptions, settingsGiven } from "./render-options.js";
import { objectiveChoiceOf, optimizerOptions, runSettingsOf } from "./run-options.js";
import { choiceOf, firstGiven, isSet, textOf, textsOf, type Values } from "./values.js";

const RUN_OPTIONS = ["compare", ...Object.keys(optimizerOptions)];
const FILM_OPTIONS = Object.keys(renderOptions).filter(
  (name) => !["from", "json", "quiet", "save-reel", "force"].includes(name),
);

/**
 * The reel of the options: their settings, and those of the reel that they change, which is a built-in one, or with
 * `--from` that of a file, which is rendered again.
 */
export async function reelOf(name: string | undefined, values: Values): Promise<PartialReel> {
  const base = await baseReel(name, values);
  return extended(base, settingsIn(values, base), choiceOf(values, "for", destinationNames));
}

async function baseReel(name: string | undefined, values: Values): Promise<PartialReel> {
  const [from, saved] = [textOf(values, "from"), textOf(values, "save-reel")];
  if (from === undefined && name !== undefined) return namedReel(name);
  // The default reel is named after its file if it is saved.
  if (from === undefined) return saved === undefined ? {} : { out: outNamedAfter(saved, "gif") };
  if (name !== undefined)
    throw new UsageError(`"${name}" and --from ${from} both name a reel.`, "Leave out one of them.");
  const change = firstGiven(values, FILM_OPTIONS);
  if (values["out"] === undefined && change !== undefined) {
    throw new UsageError(
      `--from ${from} with --${change} needs a file to write.`,
      "Name one with -o; it may be the same file.",
    );
  }
  const provenance = readProvenance(from);
  const ownParts = ownPartsText(provenance.reel);
  if (ownParts !== undefined) throw new UsageError(`Cannot render "${from}" again. ${ownParts}`);
  return reelFrom(provenance, from, values["out"] !== undefined);
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
  if (isNumbered(format) && !hasPlace)
    throw new UsageError(`"${path}" is one file of a sequence.`, "Name the files to write: -o frames/%04d.png.");
  // Settings of the old format need not suit the new one.
  const { poster, encoder, ...rest } = reel;
  if (hasPlace) return rest;
  const isAnimated = formatOfExtension(extname(path).toLowerCase(), "animated") === format;
  return { ...reel, out: path, ...(isAnimated ? { animated: true } : {}) };
}

/** The settings of the options alone, which change a built-in reel or the default one. */
export function givenSettings(values: Values, name: string | undefined): PartialReel {
  return settingsIn(values, name === undefined ? {} : builtInOf(name).reel);
}

function settingsIn(values: Values, usual: PartialReel): PartialReel {
  const trajectory = textOf(values, "trajectory");
  const unread = firstGiven(values, ["start", ...RUN_OPTIONS]);
  if (trajectory !== undefined && unread) {
    throw new UsageError(
      `--${unread} has no effect: the runs in "${trajectory}" are recorded already.`,
      `Leave out --${unread} or --trajectory.`,
    );
  }
  const objective = objectiveChoiceOf(values);
  const isCompared = values["compare"] !== undefined && !isStream(objective ?? usual.objective);
  return {
    ...settingsGiven(values),
    objective,
    optimizers: firstGiven(values, RUN_OPTIONS)
      ? runSettingsOf(values, (usual.optimizers ?? [{ name: "amsgrad" }]) as readonly OptimizerSettings[])
      : undefined,
    clock: clockOf(values),
    layout: (textOf(values, "layout") as PartialReel["layout"]) ?? (isCompared ? "grid" : undefined),
    sizeBudget: sizeBudgetOf(values),
  };
}

function clockOf(values: Values): PartialReel["clock"] {
  const clock = textOf(values, "clock") as PartialReel["clock"];
  if (!isSet(values, "ease")) return clock;
  if (clock === undefined || clock === "eased") return "eased";
  throw new UsageError(`--ease and --clock ${clock} both set the clock.`, "Leave out one of them.");
}

/** The size budget of options such as `5MB` or `gif=2MB`. */
function sizeBudgetOf(values: Values): SizeBudget | undefined {
  const budget = textsOf(values, "size-budget")?.map((text) => {
    const [, name = "", size = ""] = text.match(/^(?:(.*)=)?(.*)$/s) ?? [];
    const format = formatNames.find((known) => known === name.trim().toLowerCase());
    return [format ?? (name.trim() || "all"), sizeOf(size, text)];
  });
  const all = destinationOf(values)?.reel.sizeBudget;
  return budget && { ...(all && { all }), ...Object.fromEntries(budget) };
}

function sizeOf(text: string, option: string): number {
  const bytes = bytesOf(text);
  if (bytes >= 1) return bytes;
  throw new UsageError(
    `--size-budget must be a size such as 5MB, 800kB or 2MiB, not "${option}".`,
    /^\d+$/.test(text.trim()) ? `Add a unit: ${text.trim()}kB?` : undefined,
  );
}

/** Notes on files whose format the destination may not show. */
export function destinationNotes(values: Values, artifacts: readonly Pick<Artifact, "path" | "format">[]): string[] {
  const destination = destinationOf(values);
  if (!destination) return [];
  const { description, formats } = destination;
  return artifacts
    .filter(({ format }) => !formats.includes(format))
    .map(({ path }) => `${path} may not be shown on ${description}: ${formats.join(", ")} are.`);
}

function destinationOf(values: Values): Destination | undefined {
  const name = choiceOf(values, "for", destinationNames);
  return name && destinations[name];
}
