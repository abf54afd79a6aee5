import { objectives } from "../registry.js";
import { tableSource } from "./source.js";

/** A known function: `cubic`, or the object `objectives.cubic`. */
export const named = tableSource(objectives, "a name");
