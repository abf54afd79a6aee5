import { UsageError } from "../errors.js";
import type { Objective } from "../objectives/objective.js";
import { isOnline, type OnlineObjective } from "../objectives/online.js";
import { type HyperParameterName, hyperParameters, optionName } from "../optimizers/hyper-parameter.js";
import { type OptimizerSettings, optimizers, ruleOf } from "../optimizers/registry.js";
import { HOUSE } from "../optimizers/rule.js";
import { schedules } from "../optimizers/schedule.js";
import { MOST_RUNS } from "../reel/limits.js";
import { withUsualSettings } from "../reel/usual-settings.js";
import { nearest } from "../text/nearest.js";
import { type OptionTable, valued } from "./options.js";
import { numberOf, textOf, textsOf, toNumber, type Values } from "./values.js";

const parameters = Object.keys(hyperParameters) as HyperParameterName[];

/** `--optimizer`, `--schedule` and every hyper-parameter. */
export const optimizerOptions: OptionTable = {
  optimizer: valued(
    `${Object.keys(optimizers).join(", ")}; with a form and settings: amsgrad:pytorch:lr=0.02. Give it again to compare several; gradreel list optimizers explains them [amsgrad]`,
    { alias: "O", words: Object.keys(optimizers) },
  ),
  ...Object.fromEntries(
    parameters.map((name) => {
      const { description, short, usual } = hyperParameters[name];
      return [optionName(name), valued(`${description}. ${usual}`, short === undefined ? {} : { alias: short })];
    }),
  ),
  schedule: valued(`How the learning rate changes: ${schedules.map(({ usage }) => usage).join(", ")} [constant]`),
};

interface NamedSettings {
  /** As typed: what a table calls the run. */
  readonly label: string;
  readonly settings: OptimizerSettings;
}

/**
 * The optimizers that are asked for: each `-O` with its own settings, then those of the options
 * that hold for all, then those of the objective's paper.
 *
 * @throws {UsageError} for a name, a form or a setting that is unknown, or an optimizer given twice.
 */
export function optimizersOf(values: Values, objective?: Objective | OnlineObjective): NamedSettings[] {
  const texts = (textsOf(values, "optimizer") ?? ["amsgrad"]).map((text) => text.trim());
  const twice = texts.find((text, i) => texts.indexOf(text) !== i);
  if (twice !== undefined) throw new UsageError(`--optimizer ${twice} is given twice.`, "Leave one out, or change it.");
  const shared = sharedSettings(values);
  return texts.map((label) => {
    const own = parseOptimizer(label);
    const settings = { ...shared, ...own } as OptimizerSettings;
    return {
      label,
      settings: objective && isOnline(objective) ? withUsualSettings(settings, objective.settings) : settings,
    };
  });
}

/**
 * The settings of all runs that are asked for: those of `-O`, or of a reel where there is none, with the options that
 * hold for all, and one of them with each of several values where `--compare` says so.
 */
export function runSettingsOf(values: Values, usual: readonly OptimizerSettings[]): OptimizerSettings[] {
  const shared = sharedSettings(values);
  const listed =
    values["optimizer"] === undefined
      ? usual.map((settings) => ({ ...settings, ...shared }) as OptimizerSettings)
      : optimizersOf(values).map(({ settings }) => settings);
  const compared = textsOf(values, "compare");
  const runs = compared === undefined ? listed : comparedRuns(compared, listed, shared);
  const texts = runs.map((settings) => JSON.stringify(settings));
  if (new Set(texts).size < texts.length) {
    throw new UsageError(
      "Two of the runs are the same.",
      "Options such as --lr hold for all of them: give each its own with -O, as in -O sgd:lr=0.1 -O sgd:lr=0.2.",
    );
  }
  return runs;
}

function comparedRuns(
  compared: readonly string[],
  [only, ...others]: readonly OptimizerSettings[],
  shared: object,
): OptimizerSettings[] {
  const [text = "", again] = compared;
  if (again !== undefined) {
    throw new UsageError(
      `--compare is given twice: "${text}" and "${again}".`,
      "One setting can be compared at a time.",
    );
  }
  if (!only || others.length > 0) {
    throw new UsageError(
      `--compare is of one optimizer, and there are ${others.length + 1}.`,
      `Name one: -O ${only?.name ?? "adam"} --compare ${text}.`,
    );
  }
  const { name, values } = comparison(text);
  const isSet = Object.hasOwn(shared, name) || Object.hasOwn(only, name);
  if (isSet)
    throw new UsageError(`--compare ${text} sets again what is set.`, `Leave out the other ${optionName(name)}.`);
  return values.map((value) => ({ ...only, [name]: value }) as OptimizerSettings);
}

/** `setting=value,value,…` */
function comparison(text: string): { name: HyperParameterName; values: number[] } {
  const [key = "", list = ""] = text.split(/=(.*)/s).map((side) => side.trim());
  if (key === "" || list === "") {
    throw new UsageError(`--compare "${text}" names no setting and its values.`, "Write --compare lr=0.001,0.01,0.1.");
  }
  const name = parameterNamed(key);
  if (!name) throw unknownSetting(`--compare ${text}`, key, parameters.map(shortName));
  const numbers = list.split(",").map((value) => toNumber("compare", value));
  const twice = numbers.find((value, i) => numbers.indexOf(value) < i);
  if (twice !== undefined) throw new UsageError(`--compare "${text}" has ${twice} twice.`, "Leave one out.");
  if (numbers.length > MOST_RUNS) {
    throw new UsageError(`--compare has ${numbers.length} values; a picture shows ${MOST_RUNS} runs at most.`);
  }
  return { name, values: numbers };
}

function shortName(name: HyperParameterName): string {
  return hyperParameters[name].short ?? optionName(name);
}

function unknownSetting(where: string, key: string, words: readonly string[]): UsageError {
  const similar = nearest(key, [...words]);
  return new UsageError(
    `${where}: there is no setting "${key}".`,
    similar ? `Did you mean ${similar}?` : `There are ${words.join(", ")}.`,
  );
}

function parameterNamed(key: string): HyperParameterName | undefined {
  return parameters.find((candidate) =>
    [candidate, optionName(candidate), optionName(candidate).replaceAll("-", "_"), shortName(candidate)].includes(key),
  );
}

type LooseSettings = { readonly name: string; readonly form?: string; readonly schedule?: string } & {
  readonly [Name in HyperParameterName]?: number;
};

/** `name`, `name:form`, `name:setting=value,…` or `name:form:setting=value,…`. */
function parseOptimizer(text: string): LooseSettings {
  const [name = "", ...parts] = splitOutside(text);
  const rule = ruleOf(name);
  const stray = parts.find((part) => Object.hasOwn(optimizers, part));
  if (stray) {
    throw new UsageError(`--optimizer ${text} names two rules.`, `Give it twice: -O ${name} -O ${stray}.`);
  }
  const forms = parts.filter((part) => !part.includes("="));
  const [form = HOUSE, another] = forms;
  if (another !== undefined || (forms.length > 0 && parts[0] !== form)) {
    throw new UsageError(
      `--optimizer ${text}: "${another ?? form}" has no value.`,
      `Write --optimizer ${name}:lr=0.1,beta1=0.8, or --optimizer ${name}:form:lr=0.1.`,
    );
  }
  const known = Object.keys(rule.forms[form]?.defaults ?? {}) as HyperParameterName[];
  const settings = parts.filter((part) => part.includes("=")).map((part) => settingOf(part, text, known));
  const names = settings.map(([setting]) => setting);
  const again = parts.filter((part) => part.includes("=")).find((_, i) => names.indexOf(names[i] ?? "") !== i);
  if (again !== undefined) throw new UsageError(`--optimizer ${text}: "${again}" sets again what is set.`);
  return { name, ...(form === HOUSE ? {} : { form }), ...Object.fromEntries(settings) };
}

function settingOf(part: string, text: string, known: readonly HyperParameterName[]): [string, number | string] {
  const [key = "", value = ""] = part.split(/=(.*)/s).map((side) => side.trim());
  if (key === "schedule") return [key, value];
  const name = parameterNamed(key);
  if (name) return [name, toNumber(`optimizer ${text}: ${key}`, value)];
  throw unknownSetting(`--optimizer ${text}`, key, [...known.map(shortName), "schedule"]);
}

/** Splits at colons and commas, but not inside parentheses. */
function splitOutside(text: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const character of text) {
    if (character === "(") depth++;
    if (character === ")") depth--;
    if (depth === 0 && /[:,]/.test(character)) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim());
}

function sharedSettings(values: Values): object {
  const numbers = parameters.map((name) => [name, numberOf(values, optionName(name))]);
  const settings = [...numbers, ["schedule", textOf(values, "schedule")]];
  return Object.fromEntries(settings.filter(([, value]) => value !== undefined));
}
