import { formula } from "./formula.js";
import { named } from "./named.js";
import { own } from "./own.js";
import type { ObjectiveSource } from "./source.js";
import { stream } from "./stream.js";

/** All sources of objectives. A choice belongs to the first that takes it. */
export const sources: readonly ObjectiveSource[] = [named, stream, formula, own];
