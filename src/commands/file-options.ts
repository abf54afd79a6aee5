import { UsageError } from "../errors.js";
import { destinationNames, formatNames, posterNames } from "../names.js";
import { completeReel, type PartialReel } from "../reel/complete.js";
import { type Destination, destinations } from "../reel/destinations.js";
import type { SizeBudget } from "../reel/reel.js";
import type { Artifact } from "../render.js";
import { choiceOf, isSet, numberOf, textOf, textsOf, type Values } from "./values.js";

/** A number and its unit, which may end in B; where there is nothing else, it has to. */
const SIZE = /^(\d+(?:\.\d+)?|\.\d+)\s*(?:([kmg])(i?)b?|b)$/i;
const POWERS: Readonly<Record<string, number>> = { "": 0, k: 1, m: 2, g: 3 };

/** What the options say of the files to write. */
export function fileSettingsOf(values: Values): PartialReel {
  return {
    out: textsOf(values, "out"),
    format: choiceOf(
      values,
      "format",
      formatNames.filter((name) => name !== "sequence"),
    ),
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
    return { name: format ?? name, bytes: bytesOf(text.slice(at + 1), text) };
  });
  const budget = Object.fromEntries(parts.map(({ name, bytes }) => [name || "all", bytes]));
  const usual = destinationOf(values)?.reel.sizeBudget;
  return usual === undefined ? budget : { all: usual, ...budget };
}

/** Bytes as they are written: 5MB and 5M are 5,000,000, 5MiB is 5,242,880, 800B are 800. */
function bytesOf(text: string, whole: string): number {
  const [, number = "", prefix = "", binary] = text.trim().match(SIZE) ?? [];
  const bytes = Math.floor(Number(number) * (binary ? 1024 : 1000) ** (POWERS[prefix.toLowerCase()] ?? 0));
  if (number !== "" && bytes >= 1) return bytes;
  throw new UsageError(
    `--size-budget must be a size such as 5MB, 800kB or 2MiB, not "${whole}".`,
    /^\d+$/.test(text.trim()) ? `Say the unit: ${text.trim()}kB?` : undefined,
  );
}

/** What a destination asks for, where nothing else is said: its size, its budget, and its first format. */
export function destinationPart(values: Values, reel: PartialReel): PartialReel {
  const destination = destinationOf(values);
  if (!destination) return {};
  const { formats, reel: settings } = destination;
  const usual = [reel.out ?? completeReel({}).out].flat()[0] as string;
  return { ...settings, out: usual.replace(/\.[^.]*$/, `.${formats[0]}`) };
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
