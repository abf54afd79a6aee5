import { objectives, onlineObjectives } from "../objectives/registry.js";
import { type HyperParameterName, hyperParameters } from "../optimizers/hyper-parameter.js";
import { optimizers, ruleOf } from "../optimizers/registry.js";
import { HOUSE } from "../optimizers/rule.js";
import { flowText } from "./flow.js";
import { unquoted } from "./issue.js";

type Said = Readonly<Record<string, unknown>>;

/**
 * What to write instead of a setting that no reel has, where that takes more than another name.
 *
 * @param beside What else the reel says.
 */
export function elsewhere(key: string, value: unknown, beside: Said): string | undefined {
  const parameter = parameterNamed(key);
  if (parameter) {
    return `It goes into an optimizer: optimizers: ${flowText(optimizersWith(parameter, value, beside))}`;
  }
  if (key === "optimizer") return optimizersHint(value);
  if (key === "function" || key === "formula") return `Write objective: ${flowText(functionOf(value))}`;
  if (key === "size") return sizeHint(value);
  if (/^reels?$/.test(key)) return "Several reels of a file go under reels: { race: { extends: race } }, at its top.";
  return spacelessHint(key);
}

/** What to write instead of `frames:100`, which is but a word to YAML. */
export function spacelessHint(text: string): string | undefined {
  const [, name, rest] = text.match(/^([a-z]\w*):(\S.*)$/i) ?? [];
  return name && `A space is missing behind the colon: ${name}: ${rest}`;
}

/** The setting of optimizers that is meant by a name of a file's or of the command line's. */
export function parameterNamed(key: string): HyperParameterName | "schedule" | undefined {
  if (key === "schedule") return key;
  const bare = (text = "") => text.replaceAll(/[-_]/g, "").toLowerCase();
  const names = Object.keys(hyperParameters) as HyperParameterName[];
  return names.find((name) => [name, hyperParameters[name].short].some((other) => bare(other) === bare(key)));
}

/** A rule in one of its forms. */
export interface Chosen {
  readonly name: string;
  readonly form?: string | undefined;
}

/** What it can be told; nothing, if there is no such rule. */
export function takenBy({ name, form = HOUSE }: Chosen): readonly string[] {
  if (!Object.hasOwn(optimizers, name)) return [];
  const { forms } = ruleOf(name);
  return Object.hasOwn(forms, form) ? [...Object.keys(forms[form]?.defaults ?? {}), "schedule"] : [];
}

/** Optimizers that take a setting, one for each value: the reel's own rule, Adam, or the first that there is. */
export function optimizersWith(parameter: string, values: unknown, { optimizers: own }: Said): object[] {
  const { name = "adam", form } = (listed(own)[0] ?? {}) as Partial<Chosen>;
  const rules: Chosen[] = ["adam", ...Object.keys(optimizers)].map((other) => ({ name: other }));
  const forms = rules.flatMap((rule) =>
    Object.keys(ruleOf(rule.name).forms).map((other) => ({ ...rule, form: other })),
  );
  const asIs = form === undefined ? { name } : { name, form };
  const taker = [asIs, ...rules, ...forms].find((rule) => takenBy(rule).includes(parameter));
  const meant = (value: unknown) => (typeof value === "string" ? (unquoted(value) ?? value) : value);
  return [values].flat().map((value) => ({ ...taker, [parameter]: meant(value) }));
}

/** The list of optimizers to write instead of something else; nothing, where that means none. */
export function optimizersHint(value: unknown): string | undefined {
  const meant = listed(value);
  const isMeant = meant.every((one) => typeof one === "object" && one !== null && takenBy(one as Chosen).length > 0);
  return isMeant ? `Write optimizers: ${flowText(meant)}` : undefined;
}

/** The optimizers that are meant by one alone, by names, or by settings under a name: `adam: { beta1: 0.5 }`. */
export function listed(value: unknown): unknown[] {
  return [value ?? "adam"].flat().flatMap((one) => {
    if (typeof one === "string") return [typed(one)];
    if (typeof one !== "object" || one === null) return [one];
    const entries = Object.entries(one);
    const isUnderNames = entries.every(
      ([name, settings]) => Object.hasOwn(optimizers, name) && typeof settings === "object",
    );
    return "name" in one || !isUnderNames
      ? [one]
      : entries.map(([name, settings]) => ({ name, ...inFileNames(settings ?? {}) }));
  });
}

/** An optimizer as it is typed on the command line, `adam:pytorch:lr=0.1`, in a file's words. */
export function typed(text: string): Chosen {
  const [name = "", ...parts] = text.split(/[:,]/);
  const settings = parts.map((part) => {
    const [key = "", value] = part.split(/=(.*)/s);
    return value === undefined ? ["form", key] : [key, unquoted(value) ?? value];
  });
  return Object.hasOwn(optimizers, name) ? { name, ...inFileNames(Object.fromEntries(settings)) } : { name: text };
}

function inFileNames(settings: object): object {
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [parameterNamed(key) ?? key, value]));
}

function functionOf(value: unknown): unknown {
  const isName = typeof value === "string" && Object.hasOwn({ ...objectives, ...onlineObjectives }, value);
  return isName || typeof value === "object" ? (value ?? "cubic") : { formula: String(value) };
}

function sizeHint(value: unknown): string {
  const [width = 960, height = 540] = (String(value).match(/\d+/g) ?? []).map(Number);
  return `Write width: ${width}, and height: ${height}`;
}
