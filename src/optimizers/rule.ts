import { UsageError } from "../errors.js";
import { enumeration, message, setting } from "../text/message.js";
import { checkHyperParameter, type HyperParameterName, hyperParameters } from "./hyper-parameter.js";
import type { Optimizer } from "./optimizer.js";
import { withRecipe } from "./recipe.js";
import { type LearningRate, type Schedule, scheduleOf } from "./schedule.js";
import { type WeightDecay, withWeightDecay } from "./weight-decay.js";

/** A variant of a rule, as one paper or library defines it. */
export interface Form<Parameter extends HyperParameterName = HyperParameterName> {
  /** The paper or library it comes from. */
  readonly source: string;
  /** Its differences from the usual form; for the usual form, a description. */
  readonly differs: string;
  /** The hyper-parameters that can be set, with their default values. */
  readonly defaults: Readonly<Partial<Record<Parameter, number>>>;
  /** The way it applies `weightDecay`; none when absent. */
  readonly weightDecay?: WeightDecay;
}

/** A rule's form and hyper-parameters, all optional. */
export type RuleOptions<Parameter extends HyperParameterName> = {
  readonly form?: string | undefined;
} & { readonly [Name in Parameter]?: (Name extends "learningRate" ? LearningRate : number) | undefined };

/** A rule: creates optimizers from options, and describes itself. */
export interface Rule<Parameter extends HyperParameterName = HyperParameterName, State = unknown> {
  /**
   * @throws {UsageError} if the form or an option is unknown, or an option is outside its range.
   */
  (options?: RuleOptions<Parameter>): Optimizer<State>;
  /** Its usual spelling: `RMSprop`. */
  readonly title: string;
  /** Authors, year and address of its paper. */
  readonly paper: string;
  /** The update in one line. */
  readonly equation: string;
  /** Its forms by name; `house` is the usual one. */
  readonly forms: Readonly<Record<string, Form<Parameter>>>;
}

/** The arguments of `build`: every hyper-parameter, with the learning rate as a function of the step. */
export type Settings<Parameter extends HyperParameterName> = {
  readonly [Name in Parameter]: Name extends "learningRate" ? Schedule : number;
};

interface Definition<Parameter extends HyperParameterName, State, Variant> {
  readonly name: string;
  readonly title: string;
  readonly paper: string;
  readonly equation: string;
  readonly forms: Readonly<Record<string, Form<Parameter> & Variant>> & { readonly house: Form<Parameter> & Variant };
  /** Builds the rule without weight decay. A hyper-parameter without a default in the form is 0. */
  build(settings: Settings<Parameter>, form: Variant): Omit<Optimizer<State>, "name">;
}

/** The name of the default form. */
export const HOUSE = "house";

/** Creates a rule from its definition. The rule selects the form, checks the options and applies weight decay. */
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
    const given = definedOptions(options);
    checkOptions(label, given, form);
    const { learningRate = 0, ...numbers } = { ...form.defaults, ...given };
    const settings = { ...ZEROS, ...numbers, learningRate: scheduleOf(learningRate) };
    const plain = { name: label, ...build(settings as Settings<Parameter>, form) };
    const optimizer =
      form.weightDecay && settings.weightDecay > 0
        ? withWeightDecay(plain, form.weightDecay, settings.weightDecay, settings.learningRate)
        : plain;
    return withRecipe(optimizer, { name, ...(formName === HOUSE ? {} : { form: formName }), ...given });
  }
  return Object.assign(create, { title, paper, equation, forms });
}

const ZEROS = Object.fromEntries(Object.keys(hyperParameters).map((name) => [name, 0])) as Record<
  HyperParameterName,
  number
>;

type Given = Readonly<Partial<Record<HyperParameterName, number>>> & { readonly learningRate?: LearningRate };

function definedOptions(options: object): Given {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function formOf<F>(rule: string, forms: Readonly<Record<string, F>>, name: string): F {
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  if (form) return form;
  const others = Object.keys(forms).filter((known) => known !== HOUSE);
  throw new UsageError(
    `${rule} has no form "${name}".`,
    `It is ${rule} alone, or one of ${others.map((other) => `${rule}:${other}`).join(", ")}.`,
    { settings: [["form"]], value: name },
  );
}

function checkOptions(label: string, options: Given, { defaults }: Form): void {
  const known = Object.keys(defaults) as HyperParameterName[];
  for (const [name, value] of Object.entries(options)) {
    const parameter = known.find((candidate) => candidate === name);
    if (!parameter) {
      const takes = enumeration(known.map((one) => setting(one)));
      throw new UsageError(message`${label} has no setting ${setting(name)}.`, message`It takes ${takes}.`, {
        isName: true,
        value,
      });
    }
    if (typeof value === "number" || parameter !== "learningRate") checkHyperParameter(parameter, value as number);
  }
}
