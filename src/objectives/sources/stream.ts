import { onlineObjectives } from "../registry.js";
import { tableSource } from "./source.js";

/** A known stream of losses: `reddi-101`, or its object. */
export const stream = tableSource(onlineObjectives);
