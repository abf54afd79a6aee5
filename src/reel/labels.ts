import { type Objective, UNNAMED } from "../objectives/objective.js";
import { isOnline, type OnlineObjective } from "../objectives/online.js";
import { type HyperParameterName, optionName } from "../optimizers/hyper-parameter.js";
import { type OptimizerSettings, ruleOf } from "../optimizers/registry.js";
import { HOUSE } from "../optimizers/rule.js";
import { superscript, withMinus } from "../text/typeset.js";
import type { OwnPart } from "./reel.js";

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
/** An optimizer as settings, or a rule of the author's own by its name. */
type Labeled = OptimizerSettings | OwnPart;

/** `Amsgrad, learning_rate = 0.01`, as the post writes it; of several runs, the function and what they share. */
export function titleOf(optimizers: readonly Labeled[], objective: Named): string {
  const { formula, variables } = objective;
  const [first, ...others] = optimizers;
  if (first && others.length === 0)
    return [
      ruleTitle(first),
      ...settingsOf(first)
        .slice(0, 1)
        .map(({ text }) => text),
    ].join(", ");
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
export function runLabels(optimizers: readonly Labeled[]): string[] {
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
export function spokenNames(optimizers: readonly Labeled[]): SpokenNames {
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

function sharedSettings(optimizers: readonly Labeled[]): Said[] {
  const [first = [], ...others] = optimizers.map(settingsOf);
  return first.filter(({ exact }) => others.every((said) => said.some((other) => other.exact === exact)));
}

/** What was set, and the learning rate in any case. */
function settingsOf(settings: Labeled): Said[] {
  if ("own" in settings) return [];
  const { name, form = HOUSE, schedule, learningRate, ...others } = settings;
  const rate = learningRate ?? (ruleOf(name).forms[form]?.defaults.learningRate as number);
  const set = Object.entries(others).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  return [
    said("learning_rate", rate, schedule === undefined ? "" : ` · ${schedule}`),
    ...set.map(([key, value]) => said(optionName(key as HyperParameterName).replaceAll("-", "_"), value)),
  ];
}

/** Numbers without end, such as 1/101, are rounded. */
function said(name: string, value: number, more = ""): Said {
  const exact = String(value);
  const short = exact.length > LONGEST_NUMBER ? Number(value.toPrecision(ROUNDED_DIGITS)) : exact;
  return { text: `${name} = ${short}${more}`, exact: `${name} = ${exact}${more}` };
}

function ruleTitle(settings: Labeled, titles: Readonly<Record<string, string>> = {}): string {
  if ("own" in settings) return settings.own;
  const { name, form = HOUSE } = settings;
  const title = titles[name] ?? ruleOf(name).title;
  return form === HOUSE ? title : `${title} (${FORM_TITLES[form] ?? form})`;
}
