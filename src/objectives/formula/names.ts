import { nearest } from "../../text/nearest.js";
import { functions } from "./functions.js";

/** The variables that a formula can have. */
export const VARIABLES: readonly string[] = ["x", "y"];

/** Every constant by its name. */
export const constants: ReadonlyMap<string, number> = new Map([
  ["pi", Math.PI],
  ["e", Math.E],
  ["tau", 2 * Math.PI],
]);

const VALUES: readonly string[] = [...VARIABLES, ...constants.keys()];
const FUNCTIONS: readonly string[] = [...functions.keys()];
/** The longest first: `exp` is no e·x·p, and `sinh` no sin of h. */
const PARTS: readonly string[] = [...VALUES, ...FUNCTIONS].sort((a, b) => b.length - a.length);
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

/** What to do about a name that the language does not have; `isCalled` when a parenthesis follows it. */
export function hintFor(name: string, isCalled: boolean): string {
  const guess = Array.from(name).length <= LONGEST_SLIP ? guessFor(plain(name), isCalled) : undefined;
  if (guess) return `Did you mean ${guess}?`;
  if (isCalled) return `The functions are ${listed(FUNCTIONS)}.`;
  return `The variables are ${listed(VARIABLES)}, the constants ${listed([...constants.keys()])}.`;
}

/** Without capitals and the letterforms of typeset formulas. */
function plain(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

function guessFor(word: string, isCalled: boolean): string | undefined {
  const known = isCalled ? [...FUNCTIONS, ...VALUES] : [...VALUES, ...FUNCTIONS];
  if (known.includes(word)) return word;
  const synonym = SYNONYMS.get(word);
  if (synonym) return synonym;
  const power = /^([xy])(\d+)$/.exec(word);
  if (power) return `${power[1]}^${power[2]}, or ${power[1]}*${power[2]}`;
  const parts = partsOf(word);
  const joined = parts && (isCalled ? productCalled(parts) : productOf(parts));
  // Any letter is one edit from x.
  return joined ?? (word.length > 1 ? nearest(word, isCalled ? FUNCTIONS : known) : undefined);
}

/** `xsin` as x and sin: a word cut into known names and digits, or nothing. */
function partsOf(word: string): readonly string[] | undefined {
  if (word === "") return [];
  const digits = /^\d+/.exec(word)?.[0];
  for (const part of digits ? [digits] : PARTS.filter((name) => word.startsWith(name))) {
    const rest = partsOf(word.slice(part.length));
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
  if (argument.some(isFunction) || !argument.some((part) => VARIABLES.includes(part))) return undefined;
  return [...parts.slice(0, at), `${parts[at]}(${argument.join("*")})`].join("*");
}

function isFunction(part: string): boolean {
  return functions.has(part);
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
