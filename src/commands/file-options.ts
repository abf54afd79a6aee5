import { UsageError } from "../errors.js";
import { formatNames } from "../formats/formats.js";
import { type Destination, destinations } from "../reel/destinations.js";
import { destinationNames, posterNames } from "../reel/names.js";
import { streamedFormats } from "../reel/outputs.js";
import type { SizeBudget } from "../reel/reel.js";
import type { PartialReel } from "../reel/schema.js";
import { bytesOf } from "../reel/size-budget.js";
import type { Artifact } from "../render/render.js";
import { choiceOf, isSet, numberOf, textOf, textsOf, type Values } from "./values.js";

/** What the options say of the files to write. */
export function fileSettingsOf(values: Values): PartialReel {
  return {
    out: textsOf(values, "out"),
    format: choiceOf(values, "format", streamedFormats),
    animated: values["animated"] === undefined ? undefined : isSet(values, "animated"),
    poster: posterOf(values),
    sizeBudget: budgetOf(values),
  };
}

function posterOf(values: Values): PartialReel["poster"] {
  const text = textOf(values, "poster");
  const name = posterNames.find((known) => known === text);
  if (text === undefined || name) return name;
  if (/^\d/.test(text)) return numberOf(values, "poster");
  throw new UsageError(
    `--poster must be ${posterNames.join(", ")} or a frame's number, not "${text}".`,
    "The first frame is 0.",
  );
}

function budgetOf(values: Values): SizeBudget | undefined {
  const texts = textsOf(values, "size-budget");
  if (texts === undefined) return undefined;
  const parts = texts.map((text) => {
    const at = text.lastIndexOf("=");
    const name = text.slice(0, Math.max(0, at)).trim();
    const format = formatNames.find((known) => known === name.toLowerCase());
    return { name: format ?? name, bytes: sizeOf(text.slice(at + 1), text) };
  });
  const budget = Object.fromEntries(parts.map(({ name, bytes }) => [name || "all", bytes]));
  const usual = destinationOf(values)?.reel.sizeBudget;
  return usual === undefined ? budget : { all: usual, ...budget };
}

function sizeOf(text: string, whole: string): number {
  const bytes = bytesOf(text);
  if (bytes >= 1) return bytes;
  throw new UsageError(
    `--size-budget must be a size such as 5MB, 800kB or 2MiB, not "${whole}".`,
    /^\d+$/.test(text.trim()) ? `Say the unit: ${text.trim()}kB?` : undefined,
  );
}

/** What was written and cannot be shown where it is to go. */
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
