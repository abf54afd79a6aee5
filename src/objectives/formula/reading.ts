import { constants } from "./constants.js";
import { canonicalName } from "./greek.js";
import { splitSides } from "./left-side.js";
import {
  checkFree,
  emptyRightSide,
  missingVariable,
  selfReference,
  tooManyVariables,
  undeclaredVariable,
  unknownName,
} from "./name-mistakes.js";
import { type Expression, parse } from "./parser.js";
import { type NameToken, tokenize } from "./tokens.js";
import { MOST_VARIABLES, nameVariables } from "./variables.js";

/** A formula, read. */
export interface Formula {
  /** The text without its left side. */
  readonly text: string;
  readonly expression: Expression;
  /** The names of the variables, in the order of a point's coordinates: two at most, none where it has none. */
  readonly variables: readonly string[];
}

/**
 * Reads a formula, with or without a left side: `x - x^3`, `f(w, b) = w^2 + b^2`.
 *
 * @throws {UsageError} with an excerpt of the formula and carets under the mistake.
 */
export function readFormula(text: string): Formula {
  const { left, right } = splitSides(text, tokenize(text));
  if (left && right[0].kind === "end") throw emptyRightSide(text, left.equals);
  const declared = left?.variables;
  const { tokens, variables, indexOf } = nameVariables(right, declared);

  let hasVariable = false;
  const readName = (token: NameToken, isCalled: boolean): Expression => {
    const value = constants.get(token.name);
    if (value !== undefined) return { kind: "number", value };
    const index = indexOf(token.name);
    if (index < 0) throw unknownName(text, token, isCalled, variables);
    checkFree(text, token);
    if (declared && index >= declared.length) throw undeclaredVariable(text, token, declared);
    if (index >= MOST_VARIABLES) throw tooManyVariables(text, token, variables.slice(0, MOST_VARIABLES));
    if (left && canonicalName(left.name) === canonicalName(token.name)) throw selfReference(text, token);
    hasVariable = true;
    return { kind: "variable", index };
  };
  const expression = parse(text, tokens, readName);
  if (!hasVariable) throw missingVariable(text, { start: right[0].start, end: text.length }, variables[0]);
  return { text: text.slice(right[0].start), expression, variables };
}
