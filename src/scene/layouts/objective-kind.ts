import type { Objective } from "../../objectives/objective.js";
import { isOnline, type OnlineObjective } from "../../objectives/online.js";

/** Kinds of objectives, and their words in messages. */
export const objectiveKinds = {
  "one variable": { plural: "functions of one variable", is: "has one variable" },
  "two variables": { plural: "functions of two variables", is: "has two variables" },
  losses: { plural: "streams of losses", is: "is a stream of losses" },
} as const;

export type ObjectiveKind = keyof typeof objectiveKinds;

export function kindOf(objective: Objective | OnlineObjective): ObjectiveKind {
  if (isOnline(objective)) return "losses";
  return objective.variables.length === 1 ? "one variable" : "two variables";
}
