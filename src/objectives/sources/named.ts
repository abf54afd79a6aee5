import type { Objective } from "../objective.js";
import type { OnlineObjective } from "../online.js";
import { objectives } from "../registry.js";
import { type ObjectiveSource, tableSource } from "./source.js";

/** A known function: `cubic`, or the object `objectives.cubic`. */
export const named: ObjectiveSource<string | Objective | OnlineObjective> = tableSource(objectives, "a name");
