import { UsageError } from "../errors.js";
import { described, literal, message } from "../text/message.js";
import type { Optimizer } from "./optimizer.js";
import { isOwnRule, type OwnRule, ownOptimizer } from "./own.js";
import { type OptimizerSettings, optimizerOf, optimizers } from "./registry.js";
import { type Recipe, recipeOf } from "./rule.js";
import { rateOf } from "./schedule.js";

/** An optimizer in a TypeScript reel: settings, an optimizer from a rule of `optimizers`, or a rule of the caller's. */
export type OptimizerChoice = OptimizerSettings | Optimizer | OwnRule;

/** The optimizer of a choice. */
export interface ResolvedOptimizer {
  readonly optimizer: Optimizer;
  /** Settings for the same optimizer in a reel file; undefined if there are none. */
  readonly settings: OptimizerSettings | undefined;
}

/**
 * Resolves a reel's choice to its optimizer.
 *
 * @throws {UsageError} about a setting of the choice, such as `["learningRate"]`, or about the whole.
 */
export function optimizerFor(choice: OptimizerChoice): ResolvedOptimizer {
  const given: unknown = choice;
  if (typeof given !== "object" || given === null) throw unknownOptimizer(given);
  const recipe = recipeOf(given);
  if (recipe) return { optimizer: given as Optimizer, settings: settingsOf(recipe) };
  if (isOwnRule(given)) return { optimizer: ownOptimizer(given), settings: undefined };
  if (!("name" in given)) throw unknownOptimizer(given);
  return { optimizer: optimizerOf(given as OptimizerSettings), settings: given as OptimizerSettings };
}

/** The rule and options of a choice; undefined for a rule of the caller's. */
export function recipeFor(choice: OptimizerChoice): Recipe | undefined {
  return recipeOf(choice) ?? (isOwnRule(choice) ? undefined : (choice as Recipe));
}

/** A recipe as settings; undefined if its learning rate is a function of the caller's. */
function settingsOf({ learningRate, ...others }: Recipe): OptimizerSettings | undefined {
  const rate = typeof learningRate === "function" ? rateOf(learningRate) : { learningRate };
  if (!rate) return undefined;
  const entries = Object.entries({ ...others, ...rate }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as OptimizerSettings;
}

function unknownOptimizer(choice: unknown): UsageError {
  const name = Object.entries(optimizers).find(([key, rule]) => choice === key || choice === rule)?.[0];
  const hint = typeof choice === "function" ? `Call it: optimizers.${name}().` : message`Write ${literal({ name })}.`;
  return new UsageError(
    message`An optimizer is settings such as ${literal({ name: "amsgrad" })}, not ${described(choice)}.`,
    name === undefined ? undefined : hint,
    { value: choice },
  );
}
