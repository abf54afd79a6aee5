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
    const called = namesOf(values as readonly unknown[]);
    combined = combined.flatMap(({ names, settings }) =>
      (values as readonly unknown[]).map((value, i) => ({
        names: { ...names, [setting]: called[i] as string },
        settings: { ...settings, [setting]: value },
      })),
    );
  }
  return combined;
}

/** Values in names of files: as short as tells them apart, and numbered where what they say does not. */
function namesOf(values: readonly unknown[]): string[] {
  const all = values.flat().filter(isSettings);
  const isShared = ([key, value]: [string, unknown]) => all.every((settings) => settings[key] === value);
  const own = (settings: Settings) => Object.entries(settings).filter((entry) => !isShared(entry));
  const short = values.map((value, i) => nameOf(value, ({ name }) => [name]) || String(i + 1));
  const long = values.map((value) =>
    nameOf(value, ({ name, ...rest }) => [name, ...own(rest).map(([, said]) => said)]),
  );
  const numbered = short.map((name, i) => `${name}-${i + 1}`);
  // Some file systems take a.gif and A.gif for one.
  const areApart = (names: readonly string[]) =>
    names.every(Boolean) && new Set(names.map((name) => name.toLowerCase())).size === names.length;
  return [short, long].find(areApart) ?? numbered;
}

type Settings = Readonly<Record<string, unknown>>;

function isSettings(value: unknown): value is Settings {
  return typeof value === "object" && value !== null;
}

/** @param said What is said of an optimizer, or of a function. */
function nameOf(value: unknown, said: (settings: Settings) => unknown[]): string {
  const words = [value].flat().flatMap((word) => (isSettings(word) ? said(word) : [word]));
  return words.join("-").replaceAll(/[^\w.+-]+/g, "-");
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
