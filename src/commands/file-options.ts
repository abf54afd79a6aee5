import { UsageError } from "../errors.js";
import { formatNames } from "../formats/formats.js";
import { type Destination, destinations } from "../reel/destinations.js";
import { destinationNames } from "../reel/names.js";
import type { SizeBudget } from "../reel/reel.js";
import { bytesOf } from "../reel/size-budget.js";
import type { Artifact } from "../render/render.js";
import { choiceOf, textsOf, type Values } from "./values.js";

/** The size budget of options such as `5MB` or `gif=2MB`. */
export function sizeBudgetOf(values: Values): SizeBudget | undefined {
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
