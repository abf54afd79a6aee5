import type { HyperParameterName } from "./hyper-parameter.js";
import type { LearningRate, Schedule } from "./schedule.js";

/** The name and options from which a rule of `optimizers` created an optimizer. */
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

// Keyed by identity, so that a changed copy of an optimizer has no recipe.
const recipes = new WeakMap<object, Recipe>();
const rates = new WeakMap<Schedule, ScheduledRate>();

/** Records the recipe of an optimizer. */
export function withRecipe<Made extends object>(optimizer: Made, recipe: Recipe): Made {
  recipes.set(optimizer, recipe);
  return optimizer;
}

/** The recipe of an optimizer; undefined if no rule of `optimizers` created it. */
export function recipeOf(optimizer: object): Recipe | undefined {
  return recipes.get(optimizer);
}

/** Records the data of a learning rate. */
export function withRate(schedule: Schedule, rate: ScheduledRate): Schedule {
  rates.set(schedule, rate);
  return schedule;
}

/** The data of a learning rate; undefined if `scheduledRate` did not create it. */
export function rateOf(schedule: Schedule): ScheduledRate | undefined {
  return rates.get(schedule);
}
