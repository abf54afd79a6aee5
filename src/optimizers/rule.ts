import { UsageError } from "../errors.js";
import { type Vector, zip } from "../math/vector.js";
import { enumeration, message, setting } from "../text/message.js";
import { kebabCase } from "../text/typeset.js";
import { checkHyperParameter, type HyperParameterName, hyperParameters } from "./hyper-parameter.js";
import type { Optimizer, Readout } from "./optimizer.js";
import { type LearningRate, type Schedule, scheduleOf } from "./schedule.js";

/**
 * The way a weight decay λ pulls the point x toward the origin: `l2` adds λx, the derivative of λx²/2, to the gradient,
 * at the place where that is taken; `decoupled` adds −αλx to the step.
 *
 * @see Loshchilov & Hutter 2019, https://arxiv.org/abs/1711.05101
 */
export type WeightDecay = "l2" | "decoupled";

/** A variant of a rule, as one paper or library defines it. */
export interface Form<Parameter extends HyperParameterName = HyperParameterName> {
  /** The paper or library it comes from. */
  readonly source: string;
  /** Its differences from the usual form; for the usual form, a description. */
  readonly differs: string;
  /** The hyper-parameters that can be set, with their default values. */
  readonly defaults: Readonly<Partial<Record<Parameter, number>>>;
  /** The way it applies `weightDecay`; none when absent. */
  readonly weightDecay?: WeightDecay | undefined;
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

/** A rule's state: at the least, the steps taken so far. */
export interface Counted {
  readonly t: number;
}

/** A rule with given settings, without weight decay. */
export interface Built<State> extends Omit<Optimizer<State>, "name" | "readouts"> {
  /** The parts of the state that a trace shows, in the order of its columns. */
  readonly readouts: { readonly [Part in keyof State]?: State[Part] extends number ? "scalar" : "vector" };
}

type Difference<Whole extends Form> = Pick<Whole, "source" | "differs"> & Partial<Whole>;

interface Definition<Parameter extends HyperParameterName, State, Variant>
  extends Pick<Rule, "title" | "paper" | "equation"> {
  readonly name: string;
  /** All but `house` give only what is different there. */
  readonly forms: Readonly<Record<string, Difference<NoInfer<Form<Parameter> & Variant>>>> & {
    readonly house: NoInfer<Form<Parameter> & Variant>;
  };
  /** A hyper-parameter without a default in the form is 0. */
  build(settings: Settings<Parameter>, form: Variant): Built<State>;
}

/** The name of the default form. */
export const HOUSE = "house";

/** Creates a rule from its definition. The rule selects the form, checks the options and applies weight decay. */
export function rule<Parameter extends HyperParameterName, State extends Counted, Variant = unknown>({
  name,
  title,
  paper,
  equation,
  forms: { house, ...others },
  build,
}: Definition<Parameter, State, Variant>): Rule<Parameter, State> {
  const differing = Object.entries(others).map(([form, difference]) => [form, { ...house, ...difference }]);
  const forms: Readonly<Record<string, Form<Parameter> & Variant>> = { house, ...Object.fromEntries(differing) };
  function create({ form: formName = HOUSE, ...options }: RuleOptions<Parameter> = {}): Optimizer<State> {
    const form = formOf(name, forms, formName);
    const label = formName === HOUSE ? name : `${name}:${formName}`;
    const given = definedOptions(options);
    checkOptions(label, given, form);
    const { learningRate = 0, ...numbers } = { ...form.defaults, ...given };
    const settings = { ...ZEROS, ...numbers, learningRate: scheduleOf(learningRate) };
    const { readouts, ...built } = build(settings as Settings<Parameter>, form);
    const plain = { name: label, ...built, readouts: readoutsOf<State>(readouts) };
    const optimizer =
      form.weightDecay && settings.weightDecay > 0
        ? withWeightDecay(plain, form.weightDecay, settings.weightDecay, settings.learningRate)
        : plain;
    recipes.set(optimizer, { name, ...(formName === HOUSE ? {} : { form: formName }), ...given });
    return optimizer;
  }
  return Object.assign(create, { title, paper, equation, forms });
}

/** The name and options from which a rule of `optimizers` created an optimizer. */
export type Recipe = {
  readonly name: string;
  readonly form?: string | undefined;
  readonly learningRate?: LearningRate | undefined;
  readonly schedule?: string | undefined;
} & { readonly [Name in Exclude<HyperParameterName, "learningRate">]?: number | undefined };

// Keyed by identity, so that a changed copy of an optimizer has no recipe.
const recipes = new WeakMap<object, Recipe>();

/** The recipe of an optimizer; undefined if no rule of `optimizers` created it. */
export function recipeOf(optimizer: object): Recipe | undefined {
  return recipes.get(optimizer);
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

/** Columns of a trace have the names of the state's parts, in snake_case. */
function readoutsOf<State>(shapes: Built<State>["readouts"]): Readout<State>[] {
  return (Object.entries(shapes) as [keyof State & string, Readout<State>["shape"]][]).map(([part, shape]) => ({
    name: kebabCase(part).replaceAll("-", "_"),
    shape,
    of: (state) => (shape === "scalar" ? [state[part]] : state[part]) as Vector,
  }));
}

function withWeightDecay<State extends Counted>(
  optimizer: Optimizer<State>,
  kind: WeightDecay,
  decay: number,
  learningRate: Schedule,
): Optimizer<State> {
  if (kind === "l2") {
    return {
      ...optimizer,
      update: (gradient, state, point) =>
        optimizer.update(
          zip(gradient, optimizer.lookAhead?.(point, state) ?? point, (g, x) => g + decay * x),
          state,
          point,
        ),
    };
  }
  return {
    ...optimizer,
    update(gradient, state, point) {
      const next = optimizer.update(gradient, state, point);
      const pull = learningRate(next.state.t) * decay;
      return { ...next, step: zip(next.step, point, (dx, x) => dx - pull * x) };
    },
  };
}
