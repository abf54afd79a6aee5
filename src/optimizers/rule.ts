import { UsageError } from "../errors.js";
import { checkHyperParameter, type HyperParameterName, hyperParameters, optionName } from "./hyper-parameter.js";
import type { Optimizer } from "./optimizer.js";
import { type LearningRate, type Schedule, scheduleOf } from "./schedule.js";
import { type WeightDecay, withWeightDecay } from "./weight-decay.js";

/** One way to write a rule down, where authors and libraries differ. */
export interface Form<Parameter extends HyperParameterName = HyperParameterName> {
  /** Where it is from: a paper, a library. */
  readonly source: string;
  /** How it differs from the usual form, or what the usual form is. */
  readonly differs: string;
  /** What the user may set, and the value of what is left unset. */
  readonly defaults: Readonly<Partial<Record<Parameter, number>>>;
  /** How it applies `weightDecay`, if it does. */
  readonly weightDecay?: WeightDecay;
}

/** A rule's hyper-parameters, and which form of it. All may be left out. */
export type RuleOptions<Parameter extends HyperParameterName> = {
  readonly form?: string | undefined;
} & { readonly [Name in Parameter]?: (Name extends "learningRate" ? LearningRate : number) | undefined };

/** A rule: makes optimizers of options, and says what it can be told. */
export interface Rule<Parameter extends HyperParameterName = HyperParameterName, State = unknown> {
  /**
   * @throws {UsageError} if the form or an option is unknown, or an option is outside its range.
   */
  (options?: RuleOptions<Parameter>): Optimizer<State>;
  /** How people write its name: `RMSprop`. */
  readonly title: string;
  /** Who proposed it, and where. */
  readonly paper: string;
  /** The update in one line. */
  readonly equation: string;
  /** Its forms by name; `house` is the usual one. */
  readonly forms: Readonly<Record<string, Form<Parameter>>>;
}

/** What `build` gets: every hyper-parameter, the learning rate as a function of the step. */
export type Settings<Parameter extends HyperParameterName> = {
  readonly [Name in Parameter]: Name extends "learningRate" ? Schedule : number;
};

interface Definition<Parameter extends HyperParameterName, State, Variant> {
  readonly name: string;
  readonly title: string;
  readonly paper: string;
  readonly equation: string;
  readonly forms: Readonly<Record<string, Form<Parameter> & Variant>> & { readonly house: Form<Parameter> & Variant };
  /** The rule itself, without weight decay. A hyper-parameter that the form has no default for is 0. */
  build(settings: Settings<Parameter>, form: Variant): Omit<Optimizer<State>, "name">;
}

/** The name of the form that is meant when none is named. */
export const HOUSE = "house";

/** Makes a rule of its definition: chooses the form, checks the options, applies weight decay. */
export function rule<Parameter extends HyperParameterName, State extends { readonly t: number }, Variant = unknown>({
  name,
  title,
  paper,
  equation,
  forms,
  build,
}: Definition<Parameter, State, Variant>): Rule<Parameter, State> {
  function create({ form: formName = HOUSE, ...options }: RuleOptions<Parameter> = {}): Optimizer<State> {
    const form = formOf(name, forms, formName);
    const label = formName === HOUSE ? name : `${name}:${formName}`;
    const given = definedOf(options);
    checkOptions(label, given, form);
    const { learningRate = 0, ...numbers } = { ...form.defaults, ...given };
    const settings = { ...ZEROS, ...numbers, learningRate: scheduleOf(learningRate) };
    const optimizer = { name: label, ...build(settings as Settings<Parameter>, form) };
    return form.weightDecay && settings.weightDecay > 0
      ? withWeightDecay(optimizer, form.weightDecay, settings.weightDecay, settings.learningRate)
      : optimizer;
  }
  return Object.assign(create, { title, paper, equation, forms });
}

const ZEROS = Object.fromEntries(Object.keys(hyperParameters).map((name) => [name, 0])) as Record<
  HyperParameterName,
  number
>;

type Given = Readonly<Partial<Record<HyperParameterName, number>>> & { readonly learningRate?: LearningRate };

function definedOf(options: object): Given {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function formOf<F>(rule: string, forms: Readonly<Record<string, F>>, name: string): F {
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  if (form) return form;
  const others = Object.keys(forms).filter((known) => known !== HOUSE);
  throw new UsageError(
    `${rule} has no form "${name}".`,
    `It is ${rule} alone, or one of ${others.map((other) => `${rule}:${other}`).join(", ")}.`,
  );
}

function checkOptions(label: string, options: Given, { defaults }: Form): void {
  const known = Object.keys(defaults) as HyperParameterName[];
  for (const [name, value] of Object.entries(options)) {
    const parameter = known.find((candidate) => candidate === name);
    if (!parameter) {
      const setting = Object.hasOwn(hyperParameters, name) ? optionName(name as HyperParameterName) : name;
      throw new UsageError(`${label} has no setting "${setting}".`, `It takes ${known.map(optionName).join(", ")}.`);
    }
    if (typeof value === "number" || parameter !== "learningRate") checkHyperParameter(parameter, value as number);
  }
}
