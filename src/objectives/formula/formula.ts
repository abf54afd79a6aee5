import { UsageError } from "../../errors.js";
import type { Objective } from "../objective.js";
import { mistake } from "./mistake.js";
import { VARIABLES } from "./names.js";
import { type Expression, parse } from "./parser.js";
import { startOf } from "./start.js";
import { compile } from "./tape.js";

/** Longer than any formula that people type; it bounds the work on one that they did not. */
const LONGEST = 1000;

/**
 * The function that a text describes: `x - x^3`, `2x^2 + 2x*y + 2y^2 - 6x`, `sin(x)/x`.
 *
 * Made of the variables x and y, numbers, the constants pi, e and tau, + - * / ^ (or **), parentheses, and the
 * functions of `functions.ts`, whose conventions at corners hold. A number, a name or a closing parenthesis
 * multiplies the number, name or parenthesis after it, as tightly as * does: 1/2x is (1/2)·x. −x^2 is −(x^2),
 * and 2^3^2 is 2^9. What typesetting makes of it is read as well: −, ×, ·, ÷, π, τ, x².
 *
 * Gradients are automatic and exact to rounding; see `compile` for what they are where the function is not smooth.
 *
 * @param text At most 1,000 characters, nested at most 100 levels deep.
 * @returns An objective of x, or of x and y if the text mentions y. Its name and formula are the text, trimmed;
 *   it knows no minima, and starts where `startOf` says.
 * @throws {UsageError} if the text is no such formula: what is wrong, an excerpt with carets under the place, a hint.
 */
export function formulaObjective(text: string): Objective {
  if (typeof text !== "string") throw new UsageError(`A formula is text, such as "x^2", not ${String(text)}.`);
  if (text.length > LONGEST) {
    throw new UsageError(`The formula has ${text.length} characters.`, `It can have ${LONGEST} at most.`);
  }
  const formula = text.trim();
  if (formula === "") throw new UsageError("The formula is empty.", "Write one of x, or of x and y: x - x^3.");
  const expression = parse(formula);
  const variables = VARIABLES.slice(0, dimensionOf(expression));
  if (variables.length === 0) {
    throw mistake(
      "The formula needs x.",
      formula,
      { start: 0, end: formula.length },
      "Write one of x, or of x and y: x - x^3.",
    );
  }
  const compiled = compile(expression, variables.length);
  return { name: formula, formula, variables, ...compiled, minima: [], start: startOf({ variables, ...compiled }) };
}

/** How many variables a point needs: one more than the last that is mentioned, 0 if none is. */
function dimensionOf(expression: Expression): number {
  switch (expression.kind) {
    case "number":
      return 0;
    case "variable":
      return expression.index + 1;
    case "negation":
      return dimensionOf(expression.of);
    case "operation":
      return Math.max(dimensionOf(expression.left), dimensionOf(expression.right));
    case "call":
      return Math.max(...expression.args.map(dimensionOf));
  }
}
