import { nearest } from "../../text/nearest.js";
import { constants, functions } from "./functions.js";
import { formulaError, type Span, shortened } from "./mistake.js";
import type { NameToken } from "./tokens.js";
import { isVariableName, USUAL_VARIABLES } from "./variables.js";

export const ANY_FORMULA = "Write one of x, or of x and y: x - x^3.";

const FUNCTIONS: readonly string[] = [...functions.keys()];
/** What other languages call a function of ours. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ["arcsin", "asin"],
  ["arccos", "acos"],
  ["arctan", "atan"],
  ["lg", "log10"],
  ["power", "pow"],
  ["sgn", "sign"],
]);
/** Nobody joins or misspells names into a longer word than this. */
const LONGEST_SLIP = 20;
const VARIABLES =
  "A variable is one letter, a Greek letter or its name, or a letter with digits: x, θ, theta, x1. " +
  `The constants are ${listed([...constants.keys()])}.`;

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

/**
 * What to do about a name that means nothing.
 *
 * @param isCalled Whether a parenthesis follows it.
 * @param variables Those of the formula.
 */
function hintFor(name: string, isCalled: boolean, variables: readonly string[]): string {
  const word = name.normalize("NFKC").toLowerCase(); // without the letterforms of typeset formulas
  if (isCalled && isVariableName(word)) return `To multiply by ${word}, write ${word}*( … ). ${listOfFunctions()}`;
  const guess = Array.from(name).length <= LONGEST_SLIP ? guessFor(word, isCalled, variables) : undefined;
  if (guess) return `Did you mean ${guess}?`;
  return isCalled ? listOfFunctions() : VARIABLES;
}

function listOfFunctions(): string {
  return `The functions are ${listed(FUNCTIONS)}.`;
}

function guessFor(word: string, isCalled: boolean, variables: readonly string[]): string | undefined {
  const values = [...new Set([...variables, ...USUAL_VARIABLES, ...constants.keys()])];
  const known = isCalled ? [...FUNCTIONS, ...values] : [...values, ...FUNCTIONS];
  const index = /^(\p{L}+)_(\d+)$/u.exec(word);
  const variable = index ? `${index[1]}${index[2]}` : word;
  if (known.includes(word)) return word;
  if (isVariableName(variable)) return variable;
  const synonym = SYNONYMS.get(word);
  if (synonym) return synonym;
  // The longest first: `exp` is no e·x·p, and `sinh` no sin of h.
  const parts = partsOf(
    word,
    known.toSorted((a, b) => b.length - a.length),
  );
  const joined = parts && (isCalled ? productCalled(parts) : productOf(parts));
  // Any letter is one edit from x.
  return joined ?? (word.length > 1 ? nearest(word, isCalled ? FUNCTIONS : known) : undefined);
}

/** `xsin` as x and sin: a word cut into known names and digits, or nothing. */
function partsOf(word: string, known: readonly string[]): readonly string[] | undefined {
  if (word === "") return [];
  const digits = /^\d+/.exec(word)?.[0];
  for (const part of digits ? [digits] : known.filter((name) => word.startsWith(name))) {
    const rest = partsOf(word.slice(part.length), known);
    if (rest) return [part, ...rest];
  }
  return undefined;
}

/** x and sin as `x*sin`, when a parenthesis follows: only the last can be a function. */
function productCalled(parts: readonly string[]): string | undefined {
  return parts.slice(0, -1).some(isFunction) ? undefined : parts.join("*");
}

/** pi and x as `pi*x`; x, sin and x as `x*sin(x)`. A function's argument has a variable, or it was no argument. */
function productOf(parts: readonly string[]): string | undefined {
  const at = parts.findIndex(isFunction);
  if (at < 0) return parts.join("*");
  const argument = parts.slice(at + 1);
  if (argument.some(isFunction) || !argument.some(isVariableName)) return undefined;
  return [...parts.slice(0, at), `${parts[at]}(${argument.join("*")})`].join("*");
}

function isFunction(part: string): boolean {
  return functions.has(part);
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
