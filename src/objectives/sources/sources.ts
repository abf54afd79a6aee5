import type { Part } from "../../text/message.js";
import type { Objective } from "../objective.js";
import type { OnlineObjective } from "../online.js";
import { objectives, onlineObjectives } from "../registry.js";
import { formula } from "./formula.js";
import { own } from "./own.js";
import type { ObjectiveSource } from "./source.js";

/** All sources of objectives. A choice belongs to the first that takes it. */
export const sources: readonly ObjectiveSource[] = [
  tableSource(objectives, "a name"),
  tableSource(onlineObjectives),
  formula,
  own,
];

/** A source of objectives by name, or as the objects of a table. */
function tableSource(table: Readonly<Record<string, Objective | OnlineObjective>>, example?: Part): ObjectiveSource {
  const nameOf = (choice: unknown) => Object.keys(table).find((name) => choice === name || choice === table[name]);
  return {
    ...(example !== undefined && { example }),
    names: Object.keys(table),
    takes: (choice): choice is unknown => nameOf(choice) !== undefined,
    resolve: (choice) => table[nameOf(choice) as string] as Objective | OnlineObjective,
    dataOf: nameOf,
  };
}
