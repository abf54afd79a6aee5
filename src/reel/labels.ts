import { type Objective, UNNAMED } from "../objectives/objective.js";
import { isOnline, type OnlineObjective } from "../objectives/online.js";
import { type OptimizerChoice, recipeFor } from "../optimizers/choice.js";
import { ruleOf } from "../optimizers/registry.js";
import { HOUSE, type Recipe } from "../optimizers/rule.js";
import { rateOf } from "../optimizers/schedule.js";
import { kebabCase, superscript, withMinus } from "../text/typeset.js";

/** Usual spellings of the names of forms. */
const FORM_TITLES: Readonly<Record<string, string>> = {
  pytorch: "PyTorch",
  keras: "Keras",
  "keras-centered": "Keras, centered",
};
/** Names of rules in sentences, where they differ from those in titles and legends, which follow the post. */
const SPOKEN_TITLES: Readonly<Record<string, string>> = {
  amsgrad: "AMSGrad",
  momentum: "momentum",
  nesterov: "Nesterov momentum",
};
/** Longer numbers are rounded in labels, to `ROUNDED_DIGITS`, and written as 1e12 where that is not enough. */
const LONGEST_NUMBER = 8;
const ROUNDED_DIGITS = 4;
/** A longer formula leaves no room for the rest of a title. */
const LONGEST_FORMULA = 40;

/** A title: `Amsgrad, learning_rate = 0.01`, as in the post; for several runs, the function and common settings. */
export function titleOf(optimizers: readonly OptimizerChoice[], objective: Objective | OnlineObjective): string {
  const { formula, variables } = objective;
  const [first, ...others] = optimizers;
  if (first && others.length === 0) {
    const recipe = recipeFor(first);
    return [ruleTitle(first), ...(recipe ? rateLabels(recipe) : []).map(({ text }) => text)].join(", ");
  }
  const call = isOnline(objective) ? "loss" : callOf(variables);
  const isShort = formula !== undefined && formula.length <= LONGEST_FORMULA;
  const named = isShort ? [`${call} = ${typeset(formula)}`] : nameOf(objective);
  const facts = [...named, ...sharedSettings(optimizers).map(({ text }) => text)];
  return (facts.length > 0 ? facts : optimizers.map((settings) => ruleTitle(settings))).join(", ");
}

/** The title of a picture of recorded runs: the run's label and the function; for several runs, the function. */
export function recordedTitle(labels: readonly string[], { formula, variables }: Objective | OnlineObjective): string {
  const [first, ...others] = labels;
  const definition = formula === undefined ? callOf(variables) : `${callOf(variables)} = ${typeset(formula)}`;
  return first !== undefined && others.length === 0 ? `${first}, ${definition}` : definition;
}

/** The name of a function whose formula is too long for a title; empty if it has no other name. */
function nameOf({ name, formula }: Objective | OnlineObjective): string[] {
  return name === (formula ?? UNNAMED) ? [] : [name.charAt(0).toUpperCase() + name.slice(1)];
}

function callOf(variables: readonly string[]): string {
  return `f(${variables.join(", ")})`;
}

/** A formula as text: x − x³. */
export function typeset(formula: string): string {
  const raised = formula
    .replaceAll("**", "^")
    .replace(/\^(\d+)(?![\d.^(a-z])/gi, (_, digits: string) => superscript(digits))
    .replace(/\s*\*\s*/g, "·");
  return withMinus(raised);
}

/** Labels that distinguish several runs: their rules, and the settings that they do not share. */
export function runLabels(optimizers: readonly OptimizerChoice[]): string[] {
  // Legends have little room.
  const own = ownSettings(optimizers).map((labels) => labels.map(({ text }) => text.replace("learning_rate", "lr")));
  return optimizers.map((choice, i) => [ruleTitle(choice), ...(own[i] ?? [])].join(", "));
}

/** Names of runs in a sentence. */
export interface SpokenNames {
  /** A name for all together: `optimizers`, `learning rates of SGD`. */
  readonly all: string;
  readonly labels: readonly string[];
}

/** Names of runs for listeners. They have settings only if rules alone do not distinguish the runs. */
export function spokenNames(optimizers: readonly OptimizerChoice[]): SpokenNames {
  const titles = optimizers.map((settings) => ruleTitle(settings, SPOKEN_TITLES));
  const rules = new Set(titles);
  if (rules.size === titles.length) return { all: "optimizers", labels: titles };
  const own = ownSettings(optimizers).map((labels) => labels.map(({ text }) => spokenText(text)));
  const rates = own.map(([first, ...others]) =>
    others.length === 0 ? first?.split("learning rate = ")[1] : undefined,
  );
  if (rules.size === 1 && rates.every((rate) => rate !== undefined)) {
    return { all: `learning rates of ${titles[0]}`, labels: rates };
  }
  const labels = titles.map((title, i) =>
    own[i]?.length ? `${title} (${own[i].join(", ").replaceAll(" =", "")})` : title,
  );
  return { all: "runs", labels };
}

/** The text of a setting without notation of programs: `learning_rate = 1e+3` becomes `learning rate = 1e3`. */
function spokenText(text: string): string {
  return withMinus(text.replaceAll("_", " ").replaceAll(/(\d)e\+/g, "$1e"));
}

/** A setting as text, with its value rounded and exact. */
interface SettingLabel {
  readonly text: string;
  readonly exact: string;
}

function sharedSettings(optimizers: readonly OptimizerChoice[]): SettingLabel[] {
  const [first = [], ...others] = optimizers.map(settingsOf);
  return first.filter(({ exact }) => others.every((labels) => labels.some((other) => other.exact === exact)));
}

/** The settings of each optimizer that not all have. */
function ownSettings(optimizers: readonly OptimizerChoice[]): SettingLabel[][] {
  const shared = sharedSettings(optimizers).map(({ exact }) => exact);
  return optimizers.map((choice) => settingsOf(choice).filter(({ exact }) => !shared.includes(exact)));
}

/** The learning rate and the other settings that were given; none for a rule of the author's own. */
function settingsOf(choice: OptimizerChoice): SettingLabel[] {
  const recipe = recipeFor(choice);
  if (!recipe) return [];
  const { name: _name, form: _form, learningRate: _rate, schedule: _schedule, ...others } = recipe;
  const labels = Object.entries(others).flatMap(([key, value]) =>
    value === undefined ? [] : [settingLabel(kebabCase(key).replaceAll("-", "_"), value)],
  );
  return [...rateLabels(recipe), ...labels];
}

/** The learning rate; none if it is a function of the author's own. */
function rateLabels({ name, form = HOUSE, learningRate, schedule }: Recipe): SettingLabel[] {
  const usual = ruleOf(name).forms[form]?.defaults.learningRate as number;
  const rate =
    typeof learningRate === "function" ? rateOf(learningRate) : { learningRate: learningRate ?? usual, schedule };
  if (!rate) return [];
  return [settingLabel("learning_rate", rate.learningRate, rate.schedule === undefined ? "" : ` · ${rate.schedule}`)];
}

function settingLabel(name: string, value: number, more = ""): SettingLabel {
  const exact = String(value);
  const rounded = Number(value.toPrecision(ROUNDED_DIGITS));
  const texts = [exact, `${rounded}`, rounded.toExponential().replace("e+", "e")];
  const short = texts.find((text) => text.length <= LONGEST_NUMBER) ?? texts.at(-1);
  return { text: `${name} = ${short}${more}`, exact: `${name} = ${exact}${more}` };
}

function ruleTitle(choice: OptimizerChoice, titles: Readonly<Record<string, string>> = {}): string {
  const recipe = recipeFor(choice);
  if (!recipe) return choice.name;
  const { name, form = HOUSE } = recipe;
  const title = titles[name] ?? ruleOf(name).title;
  return form === HOUSE ? title : `${title} (${FORM_TITLES[form] ?? form})`;
}
