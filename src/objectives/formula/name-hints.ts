import { nearest } from "../../text/nearest.js";
import { constants } from "./constants.js";
import { functions } from "./functions.js";
import { isVariableName, USUAL_VARIABLES } from "./variables.js";

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

/**
 * What to do about a name that means nothing.
 *
 * @param isCalled Whether a parenthesis follows it.
 * @param variables Those of the formula.
 */
export function hintFor(name: string, isCalled: boolean, variables: readonly string[]): string {
  const word = plain(name);
  if (isCalled && isVariableName(word)) return `To multiply by ${word}, write ${word}*( … ). ${listOfFunctions()}`;
  const guess = Array.from(name).length <= LONGEST_SLIP ? guessFor(word, isCalled, variables) : undefined;
  if (guess) return `Did you mean ${guess}?`;
  return isCalled ? listOfFunctions() : VARIABLES;
}

function listOfFunctions(): string {
  return `The functions are ${listed(FUNCTIONS)}.`;
}

/** Without capitals and the letterforms of typeset formulas. */
function plain(name: string): string {
  return name.normalize("NFKC").toLowerCase();
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
