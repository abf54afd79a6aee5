import { UsageError } from "../../errors.js";
import type { PartialReel } from "../schema.js";
import type { ReelEntry } from "./schema.js";

/** A combination of values that a reel varies in. */
export interface Variant {
  /** Every setting that varies, with how its value is called in names of files. */
  readonly names: Readonly<Record<string, string>>;
  readonly settings: PartialReel;
}

const SEPARATOR = /[/\\]/;
/** The most reels that one entry may stand for. */
const MOST_VARIANTS = 1000;

/**
 * Every combination of what varies; the last setting varies fastest. One of nothing, where nothing does.
 *
 * @throws {UsageError} for more than anybody wants.
 */
export function variantsOf(variants: ReelEntry["variants"]): Variant[] {
  const count = Object.values(variants ?? {}).reduce((product, values) => product * (values as []).length, 1);
  if (count > MOST_VARIANTS)
    throw new UsageError(`variants stand for ${count} reels, and ${MOST_VARIANTS} are the most.`, "Leave some out.");
  let combined: Variant[] = [{ names: {}, settings: {} }];
  for (const [setting, values] of Object.entries(variants ?? {})) {
    combined = combined.flatMap(({ names, settings }) =>
      (values as readonly unknown[]).map((value, i) => ({
        names: { ...names, [setting]: nameOf(value, i) },
        settings: { ...settings, [setting]: value },
      })),
    );
  }
  return combined;
}

/** A value in the name of a file. */
function nameOf(value: unknown, index: number): string {
  const words = [value].flat().map((word) => (typeof word === "object" ? (word as { name?: string }).name : word));
  const name = words.join("-").replaceAll(/[^\w.+-]+/g, "-");
  return name || String(index + 1);
}

/**
 * Where a variant is written: `{name}` and `{theme}` are what they say; what varies and is not named so is put before
 * the extension.
 *
 * @throws {UsageError} if a name would lead to another folder.
 */
export function placeOf(pattern: string, name: string, { names }: Variant): string {
  const named = { ...names, name };
  const missing = Object.keys(names).filter((setting) => !pattern.includes(`{${setting}}`));
  const suffix = missing.map((setting) => `-${names[setting]}`).join("");
  const filled = pattern.replaceAll(/\{(\w+)\}/g, (whole, word: string) =>
    Object.hasOwn(named, word) ? ((named as Record<string, string>)[word] as string) : whole,
  );
  const isLeading = (part: string | undefined) => part === "." || part === "..";
  const parts = filled.split(SEPARATOR);
  if (pattern.split(SEPARATOR).some((part, i) => isLeading(parts[i]) && !isLeading(part))) {
    throw new UsageError(
      `out: "${pattern}" would come to "${filled}".`,
      "Give the reel, or what varies, another name.",
    );
  }
  return filled.replace(/(\.[^./\\]*)?$/, (extension) => `${suffix}${extension}`);
}
