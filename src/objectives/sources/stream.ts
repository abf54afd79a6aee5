import type { Objective } from "../objective.js";
import type { OnlineObjective } from "../online.js";
import { onlineObjectives } from "../registry.js";
import { type ObjectiveSource, tableSource } from "./source.js";

/** A known stream of losses: `reddi-101`, or its object. */
export const stream: ObjectiveSource<string | Objective | OnlineObjective> = tableSource(onlineObjectives);
