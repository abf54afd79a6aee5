import type { HyperParameterName } from "./hyper-parameter.js";
import type { LearningRate, Schedule } from "./schedule.js";

/** How an optimizer of a rule was made: the options that it was given. */
export type Recipe = {
  readonly name: string;
  readonly form?: string | undefined;
  readonly learningRate?: LearningRate | undefined;
  readonly schedule?: string | undefined;
} & { readonly [Name in Exclude<HyperParameterName, "learningRate">]?: number | undefined };

/** A learning rate with a schedule, as data. */
export interface ScheduledRate {
  readonly learningRate: number;
  readonly schedule: string;
}

// Objects are looked up by identity, so that a changed copy of one is nobody's.
const recipes = new WeakMap<object, Recipe>();
const rates = new WeakMap<Schedule, ScheduledRate>();

/** Notes how an optimizer was made. */
export function withRecipe<Made extends object>(optimizer: Made, recipe: Recipe): Made {
  recipes.set(optimizer, recipe);
  return optimizer;
}

/** How an optimizer was made, if by a rule of `optimizers`. */
export function recipeOf(optimizer: object): Recipe | undefined {
  return recipes.get(optimizer);
}

/** Notes what a learning rate was made of. */
export function withRate(schedule: Schedule, rate: ScheduledRate): Schedule {
  rates.set(schedule, rate);
  return schedule;
}

/** What a learning rate was made of, if by `scheduled`. */
export function rateOf(schedule: Schedule): ScheduledRate | undefined {
  return rates.get(schedule);
}
