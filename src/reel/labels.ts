import { type Objective, UNNAMED } from "../objectives/objective.js";
import { isOnline, type OnlineObjective } from "../objectives/online.js";
import { type OptimizerChoice, recipeFor } from "../optimizers/choice.js";
import { type HyperParameterName, optionName } from "../optimizers/hyper-parameter.js";
import { type Recipe, rateOf } from "../optimizers/recipe.js";
import { ruleOf } from "../optimizers/registry.js";
import { HOUSE } from "../optimizers/rule.js";
import { superscript, withMinus } from "../text/typeset.js";

/** How people write the names of forms. */
const FORM_TITLES: Readonly<Record<string, string>> = {
  pytorch: "PyTorch",
  keras: "Keras",
  "keras-centered": "Keras, centered",
};
/** Names as a sentence has them, where titles and legends, which follow the post, have them otherwise. */
const SPOKEN_TITLES: Readonly<Record<string, string>> = {
  amsgrad: "AMSGrad",
  momentum: "momentum",
  nesterov: "Nesterov momentum",
};
/** A number of more characters than this is rounded in a label, to so many digits. */
const LONGEST_NUMBER = 8;
const ROUNDED_DIGITS = 4;
/** A longer formula would leave no room for the rest of a title. */
const LONGEST_FORMULA = 40;

type Named = Objective | OnlineObjective;

/** `Amsgrad, learning_rate = 0.01`, as the post writes it; of several runs, the function and what they share. */
export function titleOf(optimizers: readonly OptimizerChoice[], objective: Named): string {
  const { formula, variables } = objective;
  const [first, ...others] = optimizers;
  if (first && others.length === 0) {
    const recipe = recipeFor(first);
    const rate = recipe ? rateTexts(recipe) : [];
    return [ruleTitle(first), ...rate.map(({ text }) => text)].join(", ");
  }
  const call = isOnline(objective) ? "loss" : callOf(variables);
  const isShort = formula !== undefined && formula.length <= LONGEST_FORMULA;
  const named = isShort ? [`${call} = ${typeset(formula)}`] : nameOf(objective);
  const facts = [...named, ...sharedSettings(optimizers).map(({ text }) => text)];
  return (facts.length > 0 ? facts : optimizers.map((settings) => ruleTitle(settings))).join(", ");
}

/** What a picture of recorded runs is called: the run's name, or the function that several share. */
export function recordedTitle(labels: readonly string[], { formula, variables }: Named): string {
  const [first, ...others] = labels;
  const definition = formula === undefined ? callOf(variables) : `${callOf(variables)} = ${typeset(formula)}`;
  return first !== undefined && others.length === 0 ? `${first}, ${definition}` : definition;
}

/** What a function is called whose formula is too long for a title; nothing when it has no other name. */
function nameOf({ name, formula }: Named): string[] {
  return name === (formula ?? UNNAMED) ? [] : [name.charAt(0).toUpperCase() + name.slice(1)];
}

function callOf(variables: readonly string[]): string {
  return `f(${variables.join(", ")})`;
}

/** A formula as it is printed: x − x³. */
export function typeset(formula: string): string {
  const raised = formula
    .replaceAll("**", "^")
    .replace(/\^(\d+)(?![\d.^(a-z])/gi, (_, digits: string) => superscript(digits))
    .replace(/\s*\*\s*/g, "·");
  return withMinus(raised);
}

/** What tells each of several runs from the others: its rule, and the settings that they do not share. */
export function runLabels(optimizers: readonly OptimizerChoice[]): string[] {
  const shared = new Set(sharedSettings(optimizers).map(({ exact }) => exact));
  return optimizers.map((settings) => {
    const own = settingsOf(settings).filter(({ exact }) => !shared.has(exact));
    // Legends have little room.
    return [ruleTitle(settings), ...own.map(({ text }) => text.replace("learning_rate", "lr"))].join(", ");
  });
}

/** What runs are called in a sentence. */
export interface SpokenNames {
  /** What several are together: `optimizers`, `learning rates of SGD`. */
  readonly all: string;
  readonly labels: readonly string[];
}

/** Names of runs for those who hear them: settings, which a legend has in any case, only where nothing else tells runs apart. */
export function spokenNames(optimizers: readonly OptimizerChoice[]): SpokenNames {
  const titles = optimizers.map((settings) => ruleTitle(settings, SPOKEN_TITLES));
  const rules = new Set(titles);
  if (rules.size === titles.length) return { all: "optimizers", labels: titles };
  const shared = new Set(sharedSettings(optimizers).map(({ exact }) => exact));
  const own = optimizers.map((settings) =>
    settingsOf(settings).flatMap(({ exact, text }) => (shared.has(exact) ? [] : [spoken(text)])),
  );
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

/** A setting without what is there for programs: `learning_rate = 1e+3`. */
function spoken(text: string): string {
  return withMinus(text.replaceAll("_", " ").replaceAll(/(\d)e\+/g, "$1e"));
}

/** A setting as a label says it, and exactly. */
interface Said {
  readonly text: string;
  readonly exact: string;
}

function sharedSettings(optimizers: readonly OptimizerChoice[]): Said[] {
  const [first = [], ...others] = optimizers.map(settingsOf);
  return first.filter(({ exact }) => others.every((said) => said.some((other) => other.exact === exact)));
}

/** The learning rate, and what was set besides; nothing for a rule of one's own. */
function settingsOf(choice: OptimizerChoice): Said[] {
  const recipe = recipeFor(choice);
  if (!recipe) return [];
  const { name: _name, form: _form, learningRate: _rate, schedule: _schedule, ...others } = recipe;
  const set = Object.entries(others).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  return [
    ...rateTexts(recipe),
    ...set.map(([key, value]) => said(optionName(key as HyperParameterName).replaceAll("-", "_"), value)),
  ];
}

/** The learning rate; nothing where it is a function of one's own. */
function rateTexts({ name, form = HOUSE, learningRate, schedule }: Recipe): Said[] {
  const usual = ruleOf(name).forms[form]?.defaults.learningRate as number;
  const rate =
    typeof learningRate === "function" ? rateOf(learningRate) : { learningRate: learningRate ?? usual, schedule };
  if (!rate) return [];
  return [said("learning_rate", rate.learningRate, rate.schedule === undefined ? "" : ` · ${rate.schedule}`)];
}

/** Numbers without end, such as 1/101, are rounded. */
function said(name: string, value: number, more = ""): Said {
  const exact = String(value);
  const short = exact.length > LONGEST_NUMBER ? Number(value.toPrecision(ROUNDED_DIGITS)) : exact;
  return { text: `${name} = ${short}${more}`, exact: `${name} = ${exact}${more}` };
}

function ruleTitle(choice: OptimizerChoice, titles: Readonly<Record<string, string>> = {}): string {
  const recipe = recipeFor(choice);
  if (!recipe) return choice.name;
  const { name, form = HOUSE } = recipe;
  const title = titles[name] ?? ruleOf(name).title;
  return form === HOUSE ? title : `${title} (${FORM_TITLES[form] ?? form})`;
}
