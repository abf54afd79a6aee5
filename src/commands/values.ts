import { UsageError } from "../errors.js";
import type { Start } from "../objectives/start.js";

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The result of yargs: the text of an option, or true or false for a flag; a list if given several times. */
export type Values = Readonly<Record<string, unknown>>;

/** Words that belong to no option. */
export function wordsOf(values: Values): string[] {
  return ((values["_"] ?? []) as readonly (string | number)[]).map(String);
}

/** All texts of an option, which may be given several times; undefined if it is not given. */
export function textsOf(values: Values, name: string): string[] | undefined {
  const value = values[name];
  if (value === undefined) return undefined;
  const texts = [value].flat().map(String);
  if (texts.includes("") && name !== "title") throw new UsageError(`--${name} needs a value.`);
  return texts;
}

export function textOf(values: Values, name: string): string | undefined {
  return textsOf(values, name)?.at(-1);
}

export function isSet(values: Values, name: string): boolean {
  return [values[name]].flat().at(-1) === true;
}

export function numberOf(values: Values, name: string): number | undefined {
  const text = textOf(values, name);
  return text === undefined ? undefined : toNumber(name, text);
}

/** Numbers separated by commas: `-1`, `1,0`. */
export function numbersOf(values: Values, name: string): number[] | undefined {
  return textOf(values, name)
    ?.split(",")
    .map((part) => toNumber(name, part));
}

/** Numbers separated by commas, each with its variable or none: `1,0`, `w=1,b=0`. */
export function startOf(values: Values, name: string): Start | undefined {
  const parts = textOf(values, name)?.split(",") ?? [];
  const pairs = parts.map((part) => part.split(/=(.*)/s).map((side) => side.trim()));
  const bare = pairs.find(([, number]) => number === undefined);
  if (pairs.length === 0 || pairs.every(([, number]) => number === undefined)) return numbersOf(values, name);
  const [word = ""] = bare ?? [];
  if (bare) throw new UsageError(`--${name}: "${word}" has no variable.`, `Write --${name} w=1,b=0, or --${name} 1,0.`);
  const twice = pairs.find(([variable], i) => pairs.findIndex(([other]) => other === variable) < i);
  if (twice) throw new UsageError(`--${name} has two values for ${twice[0]}.`, "Leave one out.");
  return Object.fromEntries(pairs.map(([variable = "", number = ""]) => [variable, toNumber(name, number)]));
}

/** A number, or text that does not begin with one. */
export function numberOrTextOf(values: Values, name: string): number | string | undefined {
  const text = textOf(values, name);
  return text === undefined || Number.isNaN(Number.parseFloat(text)) ? text : toNumber(name, text);
}

/** Words separated by commas; `none` is an empty list. */
export function listOf(values: Values, name: string): string[] | undefined {
  const text = textOf(values, name);
  return text === "none" ? [] : text?.split(",").map((word) => word.trim());
}

/** The first given option of some. */
export function firstGiven(values: Values, names: readonly string[]): string | undefined {
  return names.find((name) => values[name] !== undefined);
}

/** The value of a flag; undefined if it is not given. */
export function flagOf(values: Values, name: string): boolean | undefined {
  return values[name] === undefined ? undefined : isSet(values, name);
}

export function choiceOf<Choice extends string>(
  values: Values,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const text = textOf(values, name);
  if (text === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === text);
  if (!choice) throw new UsageError(`--${name} has no choice "${text}".`, `Choose ${choices.join(" or ")}.`);
  return choice;
}

export function toNumber(name: string, text: string): number {
  const ascii = text.trim().replace("\u2212", "-");
  if (NUMBER.test(ascii) && Number.isFinite(Number(ascii))) return Number(ascii);
  throw new UsageError(`--${name} must be a finite number, not "${text}".`, "Write numbers as 0.01, -1 or 1e-8.");
}
