import { UsageError } from "../errors.js";
import { formatNames } from "../formats/formats.js";
import { type Destination, destinations } from "../reel/destinations.js";
import { destinationNames } from "../reel/names.js";
import type { SizeBudget } from "../reel/reel.js";
import { bytesOf } from "../reel/size-budget.js";
import type { Artifact } from "../render/render.js";
import { choiceOf, textsOf, type Values } from "./values.js";

/** The size budget that options give: `5MB`, `gif=2MB`. */
export function budgetOf(values: Values): SizeBudget | undefined {
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
