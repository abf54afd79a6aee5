import { expect, it } from "vitest";
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

/** What a person sees: the message with its excerpt and carets, then the hint. */
export type Row = readonly [formula: string, what: string, excerpt: string, carets: string, hint: string];

/** Each formula says this. */
export function says(rows: readonly Row[]): void {
  it.each(rows)("%j", (formula, what, excerpt, carets, hint) => {
    const { message, hint: actual } = mistakeOf(formula);
    expect(message).toBe(`${what}\n  ${excerpt}\n  ${carets}`);
    expect(actual).toBe(hint);
  });
}
