import type { Objective } from "../objectives/objective.js";
import { type HyperParameterName, optionName } from "../optimizers/hyper-parameter.js";
import { type OptimizerSettings, ruleOf } from "../optimizers/registry.js";
import { HOUSE } from "../optimizers/rule.js";

/** How people write the names of forms. */
const FORM_TITLES: Readonly<Record<string, string>> = {
  pytorch: "PyTorch",
  keras: "Keras",
  "keras-centered": "Keras, centered",
};
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
/** A longer formula would leave no room for the rest of a title. */
const LONGEST_FORMULA = 40;

/** `Amsgrad, learning_rate = 0.01`, as the post writes it; of several runs, the function and what they share. */
export function titleOf(optimizers: readonly OptimizerSettings[], { formula, dimension }: Objective): string {
  const [first, ...others] = optimizers;
  if (first && others.length === 0) return [ruleTitle(first), learningRateOf(first)].join(", ");
  const call = dimension === 1 ? "f(x)" : "f(x, y)";
  const named = formula.length <= LONGEST_FORMULA ? [`${call} = ${typeset(formula)}`] : [];
  const facts = [...named, ...sharedSettings(optimizers)];
  return (facts.length > 0 ? facts : optimizers.map(ruleTitle)).join(", ");
}

/** What a picture of recorded runs is called: the run's name, or the function that several share. */
export function recordedTitle(labels: readonly string[], { formula }: Objective): string {
  const [first, ...others] = labels;
  const call = `f(x) = ${typeset(formula)}`;
  return first !== undefined && others.length === 0 ? `${first}, ${call}` : call;
}

/** A formula as it is printed: x − x³. */
function typeset(formula: string): string {
  return formula
    .replaceAll("**", "^")
    .replace(/\^(\d+)(?![\d.^(a-z])/gi, (_, digits: string) =>
      digits.replace(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit))),
    )
    .replace(/\s*\*\s*/g, "·")
    .replaceAll("-", "\u2212");
}

/** What tells each of several runs from the others: its rule, and the settings that they do not share. */
export function runLabels(optimizers: readonly OptimizerSettings[]): string[] {
  const shared = new Set(sharedSettings(optimizers));
  return optimizers.map((settings) => {
    const own = settingTexts(settings).filter((text) => !shared.has(text));
    return [ruleTitle(settings), ...own].join(", ");
  });
}

function sharedSettings(optimizers: readonly OptimizerSettings[]): string[] {
  const [first = [], ...others] = optimizers.map(settingTexts);
  return first.filter((text) => others.every((texts) => texts.includes(text)));
}

/** What was set, and the learning rate in any case. */
function settingTexts(settings: OptimizerSettings): string[] {
  const { name: _name, form: _form, schedule: _schedule, learningRate: _rate, ...others } = settings;
  const set = Object.entries(others).filter(([, value]) => value !== undefined);
  return [
    learningRateOf(settings),
    ...set.map(([name, value]) => `${snakeCase(name as HyperParameterName)} = ${value}`),
  ];
}

function learningRateOf({ name, form = HOUSE, learningRate, schedule }: OptimizerSettings): string {
  const rate = learningRate ?? ruleOf(name).forms[form]?.defaults.learningRate;
  return `learning_rate = ${rate}${schedule === undefined ? "" : ` · ${schedule}`}`;
}

function ruleTitle({ name, form = HOUSE }: OptimizerSettings): string {
  const { title } = ruleOf(name);
  return form === HOUSE ? title : `${title} (${FORM_TITLES[form] ?? form})`;
}

function snakeCase(name: HyperParameterName): string {
  return optionName(name).replaceAll("-", "_");
}
