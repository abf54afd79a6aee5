import { UsageError } from "../../../src/errors.js";
import { formulaObjective } from "../../../src/objectives/formula/formula.js";

/** What is wrong with a formula; fails if nothing is, or if anything but a `UsageError` says so. */
export function mistakeOf(formula: string): UsageError {
  try {
    formulaObjective(formula);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error(`"${formula.slice(0, 100)}" was accepted.`);
}
