import { UsageError } from "../errors.js";
import { nearest } from "../nearest.js";
import type { Objective } from "../objectives/objective.js";
import type { OnlineObjective } from "../objectives/online.js";
import { type HyperParameterName, hyperParameters, optionName } from "../optimizers/hyper-parameter.js";
import { type OptimizerSettings, optimizers, ruleOf } from "../optimizers/registry.js";
import { HOUSE } from "../optimizers/rule.js";
import { schedules } from "../optimizers/schedule.js";
import { type OptionTable, valued } from "./options.js";
import { numberOf, textOf, textsOf, toNumber, type Values } from "./values.js";

const parameters = Object.keys(hyperParameters) as HyperParameterName[];

/** `--optimizer`, `--schedule` and every hyper-parameter. */
export const optimizerOptions: OptionTable = {
  optimizer: valued(
    `${Object.keys(optimizers).join(", ")}; with a form and settings: amsgrad:pytorch:lr=0.02. Give it again to compare several; gradreel list optimizers explains them [amsgrad]`,
    { alias: "O" },
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
    const usual = objective && "settings" in objective ? fitting(own, objective.settings) : {};
    return { label, settings: { ...usual, ...shared, ...own } as OptimizerSettings };
  });
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
  const name = parameters.find((candidate) =>
    [candidate, optionName(candidate), hyperParameters[candidate].short].includes(key),
  );
  if (name) return [name, toNumber(`optimizer ${text}: ${key}`, value)];
  const words = [...known.map((candidate) => hyperParameters[candidate].short ?? optionName(candidate)), "schedule"];
  const similar = nearest(key, words);
  throw new UsageError(
    `--optimizer ${text}: there is no setting "${key}".`,
    similar ? `Did you mean ${similar}?` : `There are ${words.join(", ")}.`,
  );
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

/** Of an objective's settings those that the rule has. */
function fitting({ name, form = HOUSE }: LooseSettings, settings: object): object {
  const known = ruleOf(name).forms[form]?.defaults ?? {};
  return Object.fromEntries(
    Object.entries(settings).filter(([key]) => key === "schedule" || Object.hasOwn(known, key)),
  );
}
