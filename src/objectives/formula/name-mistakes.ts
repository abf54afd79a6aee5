import { formulaError, type Span, shortened } from "./mistake.js";
import { hintFor } from "./name-hints.js";
import type { NameToken } from "./tokens.js";

export const ANY_FORMULA = "Write one of x, or of x and y: x - x^3.";

/** A name that is no variable, constant or function. `variables` are the formula's. */
export function unknownName(text: string, token: NameToken, isCalled: boolean, variables: readonly string[]): Error {
  const what = `Unknown ${isCalled ? "function" : "name"} "${shortened(token.name)}".`;
  return formulaError(what, text, token, hintFor(token.name, isCalled, variables));
}

/** Letters that stand for something else in titles, read-outs and traces. */
const TAKEN: Readonly<Record<string, string>> = { t: "the number of steps", f: "the function" };

/** @throws {UsageError} for a variable whose letter stands for something else. */
export function checkFree(text: string, token: NameToken): void {
  if (!Object.hasOwn(TAKEN, token.name)) return;
  const what = `"${token.name}" cannot be a variable: it stands for ${TAKEN[token.name]}.`;
  throw formulaError(what, text, token, "Use another letter, such as x or w.");
}

/** One variable more than a formula can have; `others` are those before it. */
export function tooManyVariables(text: string, { name, ...span }: NameToken, others: readonly string[]): Error {
  const [, letter = "", digits = ""] = /^(\p{L})(\d+)$/u.exec(name) ?? [];
  const hint = others.includes(letter)
    ? `Did you mean ${letter}^${digits}, or ${letter}*${digits}?`
    : `Write a number in place of ${others.join(", ")} or ${name}.`;
  return formulaError(`A formula has at most two variables; "${name}" is the third.`, text, span, hint);
}

/** A variable that the left side does not name. */
export function undeclaredVariable(text: string, token: NameToken, declared: readonly string[]): Error {
  const what = `"${token.name}" is not among the variables on the left side: ${declared.join(", ")}.`;
  return formulaError(what, text, token, "Name it there, or write a number in its place.");
}

export function doubleVariable(text: string, token: NameToken): Error {
  return formulaError(
    `The variable "${token.name}" is named twice.`,
    text,
    token,
    "Name each variable once: f(x, y) = x^2 + y^2.",
  );
}

/** The name on the left side again, in the function itself. */
export function selfReference(text: string, token: NameToken): Error {
  const what = `"${token.name}" stands on both sides of the equals sign.`;
  return formulaError(what, text, token, "Write the function alone: x - x^3.");
}

export function strayEquals(text: string, equals: Span): Error {
  return formulaError('A formula cannot contain "=".', text, equals, "Write only what stands to the right of it.");
}

export function emptyRightSide(text: string, equals: Span): Error {
  return formulaError('"=" has nothing after it.', text, equals, "Write the function there: f(x) = x - x^3.");
}

/** A formula of numbers alone. */
export function missingVariable(text: string, whole: Span, variable = "x"): Error {
  return formulaError(`The formula needs ${variable}.`, text, whole, ANY_FORMULA);
}
