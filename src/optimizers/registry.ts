import { UsageError } from "../errors.js";
import { assignment, message, setting } from "../text/message.js";
import { nearest } from "../text/nearest.js";
import { adabelief } from "./adabelief.js";
import { adadelta } from "./adadelta.js";
import { adagrad } from "./adagrad.js";
import { adam } from "./adam.js";
import { adamax } from "./adamax.js";
import { adamw } from "./adamw.js";
import { adan } from "./adan.js";
import { adopt } from "./adopt.js";
import { amsgrad } from "./amsgrad.js";
import { lion } from "./lion.js";
import { momentum } from "./momentum.js";
import { nadam } from "./nadam.js";
import { nesterov } from "./nesterov.js";
import type { Optimizer } from "./optimizer.js";
import { radam } from "./radam.js";
import { rmsprop } from "./rmsprop.js";
import { HOUSE, type Rule } from "./rule.js";
import { scheduledRate } from "./schedule.js";
import { sgd } from "./sgd.js";
import { yogi } from "./yogi.js";

/** All rules by name. The types are there because declarations are made of one file at a time. */
export const optimizers = {
  sgd: sgd as typeof sgd,
  momentum: momentum as typeof momentum,
  nesterov: nesterov as typeof nesterov,
  adagrad: adagrad as typeof adagrad,
  rmsprop: rmsprop as typeof rmsprop,
  adadelta: adadelta as typeof adadelta,
  adam: adam as typeof adam,
  amsgrad: amsgrad as typeof amsgrad,
  adamax: adamax as typeof adamax,
  nadam: nadam as typeof nadam,
  adamw: adamw as typeof adamw,
  radam: radam as typeof radam,
  adabelief: adabelief as typeof adabelief,
  lion: lion as typeof lion,
  yogi: yogi as typeof yogi,
  adan: adan as typeof adan,
  adopt: adopt as typeof adopt,
} as const;

/** The name of a rule. */
export type OptimizerName = keyof typeof optimizers;

/** A rule by name and its settings, as data. The learning rate is a number; `schedule` lets it change. */
export type OptimizerSettings = {
  [Name in OptimizerName]: {
    readonly name: Name;
    /** The form of the rule, where libraries differ: `pytorch`. */
    readonly form?: string | undefined;
    /** The schedule of the learning rate: `1/sqrt(t)`, `warmup(10)*cosine(200)`. */
    readonly schedule?: string | undefined;
  } & { readonly [Parameter in keyof OptionsOf<Name> as Exclude<Parameter, "form">]?: number | undefined };
}[OptimizerName];

type OptionsOf<Name extends OptimizerName> = NonNullable<Parameters<(typeof optimizers)[Name]>[0]>;

/** The rule of a name. @throws {UsageError} if there is none; the hint names the nearest. */
export function ruleOf(name: string): Rule {
  if (Object.hasOwn(optimizers, name)) return optimizers[name as OptimizerName] as unknown as Rule;
  const similar = nearest(String(name), Object.keys(optimizers));
  throw new UsageError(
    `There is no optimizer "${name}".`,
    similar ? `Did you mean ${similar}?` : `There are ${Object.keys(optimizers).join(", ")}.`,
    { settings: [["name"]], value: name },
  );
}

/**
 * The optimizer that settings describe.
 *
 * @throws {UsageError} if the rule, its form, the schedule or a setting is unknown, or a value is out of range.
 */
export function optimizerOf({ name, schedule, ...options }: OptimizerSettings): Optimizer {
  const rule = ruleOf(name);
  if (typeof options.learningRate === "function") {
    throw new UsageError(
      message`${setting("learningRate")} must be a number, not a function.`,
      message`A schedule lets it change: ${assignment("schedule", "1/sqrt(t)")}.`,
    );
  }
  const unscheduled = rule(options);
  if (schedule === undefined) return unscheduled;
  const { form = HOUSE, learningRate = rule.forms[form]?.defaults.learningRate } = options;
  return rule({ ...options, learningRate: scheduledRate(learningRate as number, schedule) });
}
