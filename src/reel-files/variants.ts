import { isDeepStrictEqual } from "node:util";
import { type Mistake, mistake, nestedMistake, UsageError } from "../errors.js";
import type { PartialReel } from "../reel/reel.js";
import { settingMistakes, unknownSetting } from "../reel/setting-mistakes.js";
import { assignment, literal, message, setting } from "../text/message.js";
import { type ReelEntry, varyingNames } from "./schema.js";

/** One combination of the values of variants. */
export interface Variant {
  /** Each setting that varies, with its value as names of files have it. */
  readonly names: Readonly<Record<string, string>>;
  readonly settings: PartialReel;
  /** Which of its values each setting has, from 0. */
  readonly indices: Readonly<Record<string, number>>;
}

const SEPARATOR = /[/\\]/;
/** The most reels of one entry. */
const MOST_VARIANTS = 1000;

/** The mistakes in the variants of an entry: in their form, and in each of their values. */
export function variantMistakes(variants: unknown): Mistake[] {
  if (variants === undefined) return [];
  if (typeof variants !== "object" || variants === null || Array.isArray(variants)) return [notListed([], variants)];
  return Object.entries(variants).flatMap(([name, values]) => {
    if (!varyingNames.includes(name)) {
      return [nestedMistake(["variants"], unknownSetting("variants", name, varyingNames))];
    }
    if (!Array.isArray(values) || values.length === 0) return [notListed([name], values)];
    return values.flatMap((value, i) => [
      ...settingMistakes({ [name]: value }).map((one) => ({
        ...one,
        settings: one.settings.map(([, ...inner]) => ["variants", name, i, ...inner]),
      })),
      ...(values.slice(0, i).some((other) => isDeepStrictEqual(other, value))
        ? [
            mistake(message`variants has the same ${name} twice: ${literal(value)}.`, "Leave one out.", {
              settings: [["variants", name, i]],
            }),
          ]
        : []),
    ]);
  });
}

function notListed(path: readonly string[], value: unknown): Mistake {
  const example = message`Write ${assignment("variants", { theme: ["light", "dark"] })}`;
  return mistake(message`Variants must be lists of values, not ${literal(value)}.`, example, {
    settings: [["variants", ...path]],
    value,
  });
}

/**
 * Every combination of the values of variants; the last setting varies fastest. Without variants there is one.
 *
 * @throws {UsageError} if there are too many.
 */
export function variantsOf(variants: ReelEntry["variants"]): Variant[] {
  const count = Object.values(variants ?? {}).reduce((product, values) => product * (values as []).length, 1);
  if (count > MOST_VARIANTS) {
    const text = message`${setting("variants")} expands to ${count} reels; the limit is ${MOST_VARIANTS}.`;
    throw new UsageError(text, "Leave some out.", { isName: true });
  }
  let combined: Variant[] = [{ names: {}, settings: {}, indices: {} }];
  for (const [setting, values] of Object.entries(variants ?? {})) {
    const words = namesOf(values as readonly unknown[]);
    combined = combined.flatMap(({ names, settings, indices }) =>
      (values as readonly unknown[]).map((value, i) => ({
        names: { ...names, [setting]: words[i] as string },
        settings: { ...settings, [setting]: value },
        indices: { ...indices, [setting]: i },
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
 * The path of a variant: `{name}` and `{theme}` are filled in; settings that vary and have no placeholder are added
 * before the extension.
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
    const hint = "Give the reel, or the value that varies, another name.";
    throw new UsageError(message`${assignment("out", pattern)} would become "${filled}".`, hint, {
      settings: [["out"]],
    });
  }
  return filled.replace(/(\.[^./\\]*)?$/, (extension) => `${suffix}${extension}`);
}
