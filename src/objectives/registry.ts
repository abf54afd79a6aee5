import { cubic } from "./cubic.js";
import type { Objective } from "./objective.js";
import { quadratic } from "./quadratic.js";

/** Every objective that has a name. */
export const objectives: { readonly cubic: Objective; readonly quadratic: Objective } = { cubic, quadratic };

export type ObjectiveName = keyof typeof objectives;
