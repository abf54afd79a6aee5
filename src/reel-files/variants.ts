import { isDeepStrictEqual } from "node:util";
import { type Mistake, mistake, nestedMistake, UsageError } from "../errors.js";
import { builtIns } from "../reel/built-ins.js";
import { destinations } from "../reel/destinations.js";
import { extended } from "../reel/extend.js";
import { STDOUT } from "../reel/outputs.js";
import type { PartialReel } from "../reel/reel.js";
import { settingMistakes, unknownSetting } from "../reel/setting-mistakes.js";
import { assignment, enumeration, isRecord, literal, message, setting } from "../text/message.js";
import { type ReelEntry, varyingNames } from "./schema.js";

/** A reel of a file. */
export interface NamedReel {
  /** Its name in the file, and the values of its variant. */
  readonly name: string;
  /** Its name in the file. */
  readonly entry: string;
  /** Its settings, with the paths of its files. */
  readonly reel: PartialReel;
  /** The index of each setting's value in its variant, from 0. */
  readonly indices: Readonly<Record<string, number>>;
}

/** Where reels of files are written by default. */
const USUAL_OUT = "output/{name}.gif";

/**
 * The reels of an entry: one per combination of its variants. `shared` are the defaults of its file.
 *
 * @throws {UsageError} if there are too many variants, or a path is wrong.
 */
export function reelsOf(name: string, entry: ReelEntry, shared: ReelEntry = {}): NamedReel[] {
  const defaults = besidesDestination(shared, entry);
  const { extends: base, for: destination, variants: _both, ...own } = { ...defaults, ...entry };
  const variants = entry.variants ?? variantsLeft(defaults, entry);
  return variantsOf(variants).map((variant) => {
    const given = { ...own, ...variant.settings };
    const patterns = [given.out ?? USUAL_OUT].flat();
    if (patterns.includes(STDOUT)) {
      const hint = message`Name a file: ${assignment("out", "film.gif")}`;
      throw new UsageError(message`${setting("out")} of a reel in a file cannot be stdout.`, hint);
    }
    const out = patterns.map((pattern) => variantPath(pattern, name, variant));
    checkPlaceholders(out, variant);
    const usual = base === undefined ? {} : builtIns[base].reel;
    const { out: destined, ...reel } = extended({ ...usual, out: out.slice(0, 1) }, given, destination);
    return {
      name: [name, ...Object.values(variant.names)].join("-"),
      entry: name,
      reel: { ...reel, out: given.out === undefined && destined !== undefined ? destined : out },
      indices: variant.indices,
    };
  });
}

/** The defaults of a file without the settings that the entry's own destination decides. */
function besidesDestination(shared: ReelEntry, { for: destination }: ReelEntry): ReelEntry {
  if (destination === undefined) return shared;
  const isLeft = ([setting]: [string, unknown]) => !Object.hasOwn(destinations[destination].reel, setting);
  const left = (settings: object) => Object.fromEntries(Object.entries(settings).filter(isLeft));
  return { ...left(shared), ...(shared.variants && { variants: left(shared.variants) }) };
}

/** The variants of the defaults, except for settings that the reel sets itself. */
function variantsLeft({ variants = {} }: ReelEntry, entry: ReelEntry): ReelEntry["variants"] {
  return Object.fromEntries(Object.entries(variants).filter(([name]) => entry[name as keyof ReelEntry] === undefined));
}

/** @throws {UsageError} for an unknown placeholder. */
function checkPlaceholders(out: readonly string[], { names }: Variant): void {
  const word = out.map((path) => path.match(/\{\w*\}/)?.[0]).find((found) => found !== undefined);
  if (word === undefined) return;
  const known = enumeration(["name", ...Object.keys(names)].map((name) => `{${name}}`));
  throw new UsageError(message`Unknown placeholder ${word} in ${setting("out")}.`, message`Available: ${known}.`);
}

/** One combination of the values of variants. */
interface Variant extends Pick<NamedReel, "indices"> {
  /** The settings that vary, with their values as parts of file names. */
  readonly names: Readonly<Record<string, string>>;
  readonly settings: PartialReel;
}

const SEPARATOR = /[/\\]/;
/** The most reels of one entry. */
const MOST_VARIANTS = 1000;

/** Mistakes in the variants of an entry: in their form, and in each value. */
export function* variantMistakes(variants: unknown): Generator<Mistake> {
  if (variants === undefined) return;
  if (!isRecord(variants)) return yield notListed([], variants);
  for (const [name, values] of Object.entries(variants)) {
    if (!varyingNames.includes(name)) {
      yield nestedMistake(["variants"], unknownSetting("variants", name, varyingNames));
    } else if (!Array.isArray(values) || values.length === 0) yield notListed([name], values);
    else yield* values.flatMap((value, i) => valueMistakes(name, value, i, values.slice(0, i)));
  }
}

function valueMistakes(name: string, value: unknown, i: number, before: readonly unknown[]): Mistake[] {
  const single = settingMistakes({ [name]: value }).map((one) => {
    return { ...one, settings: one.settings.map(([, ...inner]) => ["variants", name, i, ...inner]) };
  });
  if (!before.some((other) => isDeepStrictEqual(other, value))) return single;
  const text = message`variants has the same ${name} twice: ${literal(value)}.`;
  return [...single, mistake(text, "Leave one out.", { settings: [["variants", name, i]] })];
}

function notListed(path: readonly string[], value: unknown): Mistake {
  const example = message`Write ${assignment("variants", { theme: ["light", "dark"] })}`;
  const text = message`Variants must be lists of values, not ${literal(value)}.`;
  return mistake(text, example, { settings: [["variants", ...path]] });
}

/**
 * All combinations of the values of variants; the last setting varies fastest. Without variants there is one.
 *
 * @throws {UsageError} if there are too many.
 */
export function variantsOf(variants: ReelEntry["variants"] = {}): Variant[] {
  const lists = Object.entries(variants) as [setting: string, values: readonly unknown[]][];
  const count = lists.reduce((product, [, values]) => product * values.length, 1);
  if (count > MOST_VARIANTS) {
    const text = message`${setting("variants")} expands to ${count} reels; the limit is ${MOST_VARIANTS}.`;
    throw new UsageError(text, "Leave some out.", { isName: true });
  }
  let combined: Variant[] = [{ names: {}, settings: {}, indices: {} }];
  for (const [setting, values] of lists) {
    const choices = namesOf(values);
    combined = combined.flatMap(({ names, settings, indices }) =>
      values.map((value, i) => ({
        names: { ...names, [setting]: choices[i] as string },
        settings: { ...settings, [setting]: value },
        indices: { ...indices, [setting]: i },
      })),
    );
  }
  return combined;
}

/** Values as parts of file names: as short as distinct names can be, or numbered. */
function namesOf(values: readonly unknown[]): string[] {
  const all = values.flat().filter(isRecord);
  const isShared = ([key, value]: [string, unknown]) => all.every((settings) => settings[key] === value);
  const own = (settings: object) => Object.entries(settings).filter((entry) => !isShared(entry));
  const short = values.map((value, i) => nameOf(value, ({ name }) => [name]) || String(i + 1));
  const long = values.map((one) => nameOf(one, ({ name, ...rest }) => [name, ...own(rest).map(([, word]) => word)]));
  const numbered = short.map((name, i) => `${name}-${i + 1}`);
  // On some file systems, a.gif and A.gif are one file.
  const areApart = (names: readonly string[]) =>
    names.every(Boolean) && new Set(names.map((name) => name.toLowerCase())).size === names.length;
  return [short, long].find(areApart) ?? numbered;
}

/** @param wordsOf The words for an optimizer or a function. */
function nameOf(value: unknown, wordsOf: (settings: Readonly<Record<string, unknown>>) => unknown[]): string {
  const words = [value].flat().flatMap((word) => (isRecord(word) ? wordsOf(word) : [word]));
  return words.join("-").replaceAll(/[^\w.+-]+/g, "-");
}

/**
 * The path of a variant. Placeholders such as `{name}` and `{theme}` are replaced; varying settings without one are
 * added before the extension.
 *
 * @throws {UsageError} if a name would lead to another folder.
 */
export function variantPath(pattern: string, name: string, { names }: Variant): string {
  const named: Variant["names"] = { ...names, name };
  const missing = Object.keys(names).filter((setting) => !pattern.includes(`{${setting}}`));
  const suffix = missing.map((setting) => `-${names[setting]}`).join("");
  const filled = pattern.replaceAll(/\{(\w+)\}/g, (whole, word: string) =>
    Object.hasOwn(named, word) ? (named[word] as string) : whole,
  );
  const isLeading = (part: string | undefined) => part === "." || part === "..";
  const parts = filled.split(SEPARATOR);
  if (pattern.split(SEPARATOR).some((part, i) => isLeading(parts[i]) && !isLeading(part))) {
    const hint = "Rename the reel, or the value that varies.";
    throw new UsageError(message`${assignment("out", pattern)} would become "${filled}".`, hint);
  }
  return filled.replace(/(\.[^./\\]*)?$/, (extension) => `${suffix}${extension}`);
}
