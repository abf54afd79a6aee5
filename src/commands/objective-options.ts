import { UsageError } from "../errors.js";
import type { ObjectiveChoice } from "../objectives/choice.js";
import { objectives, onlineObjectives } from "../objectives/registry.js";
import { type OptionTable, valued } from "./options.js";
import { textOf, type Values } from "./values.js";

export const objectiveOptions: OptionTable = {
  function: valued('The function, as a formula in one or two variables: "x - x^3"', { alias: "f" }),
  objective: valued("The function, by its name; gradreel list objectives shows all [cubic]", {
    words: [...Object.keys(objectives), ...Object.keys(onlineObjectives)],
  }),
};

/** The objective of the options, if they give one. */
export function objectiveChoiceOf(values: Values): ObjectiveChoice | undefined {
  const name = textOf(values, "objective");
  const formula = textOf(values, "function");
  if (name !== undefined && formula !== undefined) {
    throw new UsageError("--function and --objective both name a function.", "Leave out one of them.");
  }
  return formula === undefined ? (name as ObjectiveChoice | undefined) : { formula };
}
