import { UsageError } from "../errors.js";
import { formulaObjective } from "./formula/formula.js";
import type { Objective } from "./objective.js";
import type { OnlineObjective } from "./online.js";
import { type ObjectiveName, type OnlineObjectiveName, objectiveOf } from "./registry.js";

/** A function as data: the name of a known one, or a formula in x, or in x and y. */
export type ObjectiveChoice = ObjectiveName | OnlineObjectiveName | { readonly formula: string };

/**
 * The function that is meant.
 *
 * @throws {UsageError} if there is none of that name, or the formula cannot be read.
 */
export function objectiveFor(choice: ObjectiveChoice): Objective | OnlineObjective {
  if (typeof choice === "string") return objectiveOf(choice);
  const isFormula = typeof choice?.formula === "string" && Object.keys(choice).length === 1;
  if (isFormula) return formulaObjective(choice.formula);
  throw new UsageError(`An objective is a name or { formula: "x^2" }, not ${JSON.stringify(choice)}.`);
}
