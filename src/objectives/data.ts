import { formulaObjective } from "./formula/formula.js";
import type { Objective } from "./objective.js";
import type { OnlineObjective } from "./online.js";
import { type ObjectiveName, type OnlineObjectiveName, objectives, onlineObjectives } from "./registry.js";

/** An objective as data: the name of a known one, or a formula in one or two variables. */
export type ObjectiveData = ObjectiveName | OnlineObjectiveName | { readonly formula: string };

/** The objective of data that is known to be right, such as a page's. Choices of a user's go through `resolveObjective`. */
export function objectiveFor(data: ObjectiveData): Objective | OnlineObjective {
  return typeof data === "object" ? formulaObjective(data.formula) : { ...objectives, ...onlineObjectives }[data];
}
