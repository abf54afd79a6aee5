import { UsageError } from "../errors.js";
import type { ObjectiveChoice } from "../objectives/choice.js";
import type { Objective } from "../objectives/objective.js";
import { isOnline, type OnlineObjective } from "../objectives/online.js";
import { objectives, onlineObjectives } from "../objectives/registry.js";
import { type HyperParameterName, hyperParameters } from "../optimizers/hyper-parameter.js";
import { type OptimizerSettings, optimizers, ruleOf } from "../optimizers/registry.js";
import { HOUSE } from "../optimizers/rule.js";
import { schedules } from "../optimizers/schedule.js";
import { parameterNamed, withUsualSettings } from "../reel/parameters.js";
import { nearest } from "../text/nearest.js";
import { kebabCase } from "../text/typeset.js";
import { type OptionTable, valued } from "./command.js";
import { numberOf, textOf, textsOf, toNumber, type Values } from "./values.js";
import { shortName } from "./wording.js";

export const objectiveOptions: OptionTable = {
  function: valued('The function, as a formula in one or two variables: "x - x^3"', { alias: "f" }),
  objective: valued("The function, by its name; gradreel list objectives shows all [cubic]", {
    words: [...Object.keys(objectives), ...Object.keys(onlineObjectives)],
  }),
};

/** The objective of the options, if they give one. */
export function objectiveChoiceOf(values: Values): ObjectiveChoice | undefined {
  const name = textOf(values, "objective");
  const formula = textOf(values, "function");
  if (name !== undefined && formula !== undefined)
    throw new UsageError("--function and --objective both name a function.", "Leave out one of them.");
  return formula === undefined ? (name as ObjectiveChoice | undefined) : { formula };
}

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
      return [kebabCase(name), valued(`${description}. ${usual}`, short === undefined ? {} : { alias: short })];
    }),
  ),
  schedule: valued(`How the learning rate changes: ${schedules.map(({ usage }) => usage).join(", ")} [constant]`),
};

/** The title of these options on help pages. */
export const OPTIMIZER_GROUP = "The optimizer (gradreel list optimizers shows what each takes, and its defaults)";

interface LabeledSettings {
  /** The text of `-O`: the name of the run in tables. */
  readonly label: string;
  readonly settings: OptimizerSettings;
}

/**
 * The requested optimizers. Settings come from each `-O`, then from the options for all runs, then from the
 * objective's paper.
 *
 * @throws {UsageError} if a rule or a setting is unknown, or two runs are the same.
 */
export function optimizersOf(values: Values, objective?: Objective | OnlineObjective): LabeledSettings[] {
  const shared = sharedSettings(values);
  const labeled = (textsOf(values, "optimizer") ?? ["amsgrad"]).map((text) => {
    const settings = { ...shared, ...parsedOptimizer(text.trim()) } as OptimizerSettings;
    const usual = objective && isOnline(objective) ? withUsualSettings(settings, objective.settings) : settings;
    return { label: text.trim(), settings: usual };
  });
  checkDistinct(labeled.map(({ settings }) => settings));
  return labeled;
}

/**
 * The settings of all requested runs: those of `-O`, else of a reel, with the options for all runs; with `--compare`,
 * one run for each of its values.
 */
export function runSettingsOf(values: Values, usual: readonly OptimizerSettings[]): OptimizerSettings[] {
  const shared = sharedSettings(values);
  const listed =
    values["optimizer"] === undefined
      ? usual.map((settings) => ({ ...settings, ...shared }) as OptimizerSettings)
      : optimizersOf(values).map(({ settings }) => settings);
  const compared = textsOf(values, "compare");
  const runs = compared === undefined ? listed : comparedRuns(compared, listed, shared);
  checkDistinct(runs);
  return runs;
}

function checkDistinct(runs: readonly OptimizerSettings[]): void {
  if (new Set(runs.map((settings) => JSON.stringify(settings))).size === runs.length) return;
  throw new UsageError(
    "Two of the runs are the same.",
    "Options such as --lr apply to all runs. Give each its own settings: -O sgd:lr=0.1 -O sgd:lr=0.2.",
  );
}

function comparedRuns(
  [text = "", again]: readonly string[],
  [only, ...others]: readonly OptimizerSettings[],
  shared: object,
): OptimizerSettings[] {
  if (again !== undefined)
    throw new UsageError(`--compare is given twice: "${text}" and "${again}".`, "Compare one setting at a time.");
  if (!only || others.length > 0) {
    throw new UsageError(
      `--compare takes one optimizer, not ${others.length + 1}.`,
      `Name one: -O ${only?.name ?? "adam"} --compare ${text}.`,
    );
  }
  const [key = "", list = ""] = sidesOf(text);
  if (key === "" || list === "")
    throw new UsageError(`--compare "${text}" is no setting with values.`, "Write --compare lr=0.001,0.01,0.1.");
  const name = knownParameter(key, `--compare ${text}`, parameters.map(shortName));
  if (Object.hasOwn(shared, name) || Object.hasOwn(only, name))
    throw new UsageError(`--compare ${text} sets ${key} again.`, `Leave out the other ${kebabCase(name)}.`);
  const numbers = list.split(",").map((value) => toNumber("compare", value));
  return numbers.map((value) => ({ ...only, [name]: value }) as OptimizerSettings);
}

/** `key=value` as two texts; the value is undefined without an equals sign. */
function sidesOf(text: string): string[] {
  return text.split(/=(.*)/s, 2).map((side) => side.trim());
}

/** @throws {UsageError} if there is no such setting; `words` are those to suggest. */
function knownParameter(key: string, option: string, words: readonly string[]): HyperParameterName {
  const name = parameterNamed(key);
  if (name) return name;
  const similar = nearest(key, words);
  throw new UsageError(
    `${option}: there is no setting "${key}".`,
    similar ? `Did you mean ${similar}?` : `There are ${words.join(", ")}.`,
  );
}

/** `name`, `name:form`, `name:setting=value,…` or `name:form:setting=value,…`. */
function parsedOptimizer(text: string): object {
  const option = `--optimizer ${text}`;
  // Separators within the parentheses of a schedule do not count.
  const [name = "", ...parts] = text.split(/[:,](?![^()]*\))/).map((part) => part.trim());
  const { forms } = ruleOf(name);
  const stray = parts.find((part) => Object.hasOwn(optimizers, part));
  if (stray) throw new UsageError(`${option} names two rules.`, `Give it twice: -O ${name} -O ${stray}.`);
  const form = parts[0]?.includes("=") ? HOUSE : (parts.shift() ?? HOUSE);
  const known = Object.keys(forms[form]?.defaults ?? {}) as HyperParameterName[];
  const settings: Record<string, number | string> = {};
  for (const part of parts) {
    const [key = "", value] = sidesOf(part);
    if (value === undefined) {
      throw new UsageError(
        `${option}: "${part}" has no value.`,
        `Write --optimizer ${name}:lr=0.1,beta1=0.8, or --optimizer ${name}:form:lr=0.1.`,
      );
    }
    const isSchedule = key === "schedule";
    const setting = isSchedule ? key : knownParameter(key, option, [...known.map(shortName), "schedule"]);
    if (Object.hasOwn(settings, setting)) throw new UsageError(`${option}: "${part}" sets ${setting} again.`);
    settings[setting] = isSchedule ? value : toNumber(`optimizer ${text}: ${key}`, value);
  }
  return { name, ...(form === HOUSE ? {} : { form }), ...settings };
}

function sharedSettings(values: Values): object {
  const numbers = parameters.map((name) => [name, numberOf(values, kebabCase(name))]);
  const settings = [...numbers, ["schedule", textOf(values, "schedule")]];
  return Object.fromEntries(settings.filter(([, value]) => value !== undefined));
}
