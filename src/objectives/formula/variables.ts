import { constants, functions } from "./functions.js";
import type { NameToken, Token } from "./tokens.js";

/** A letter, or a letter with an index. `2e1` is a number, so `e1` is no variable. */
const VARIABLE = /^(?![eE]\d)[A-Za-zΑ-Ωα-ορςσυ-ω]\d*$/u;
const FACTOR = /\p{L}\d*/gu;
/** Layouts draw no more. */
export const MOST_VARIABLES = 2;
/** These are variables even where a parenthesis follows them, and stand in this order. */
export const USUAL_VARIABLES: readonly string[] = ["x", "y"];

const LETTERS = "αβγδεζηθικλμνξοπρστυφχψω";
const NAMES = [
  ...["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu"],
  ...["nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"],
];
const LETTER_OF: ReadonlyMap<string, string> = new Map(NAMES.map((name, i) => [name, LETTERS.charAt(i)]));
/** Letters, then the digits of an index: `theta1`. */
const INDEXED = /^(\p{L}+)(\d*)$/u;

/** A formula's tokens and the variables that they mention. */
export interface NamedTokens {
  /** The tokens, with the factors in place of a product such as `xy`. */
  readonly tokens: readonly Token[];
  /** All names, in order; each as the formula writes it first. */
  readonly variables: readonly string[];
  /** The position in `variables` of the variable that a name means; −1 if it means none. */
  indexOf(name: string): number;
}

/**
 * Finds a formula's variables: names in the form of one (see `isVariableName`) that stand somewhere without a
 * parenthesis after them; `w(2)` alone is a call of an unknown function. A word of variables is their product.
 *
 * The order is `declared`, that of `f(a, b) =`; without it x, y, or the order in which the names first appear.
 */
export function nameVariables(typed: readonly Token[], declared: readonly string[] | undefined): NamedTokens {
  const alone = new Set((declared ?? []).map(canonicalName));
  for (const [i, token] of typed.entries()) {
    if (token.kind === "name" && isVariableName(token.name) && typed[i + 1]?.kind !== "(") {
      alone.add(canonicalName(token.name));
    }
  }
  const known = new Set([...alone, ...USUAL_VARIABLES]);
  // `xi` is x·i only where x and i stand alone, else ξ; x and y need not.
  const tokens = typed.flatMap((token) =>
    token.kind === "name" ? factorsOf(token, isVariableName(token.name) ? alone : known) : [token],
  );
  const written = new Map((declared ?? []).map((name) => [canonicalName(name), name]));
  for (const token of tokens) {
    if (token.kind !== "name" || isReserved(token.name)) continue;
    const name = canonicalName(token.name);
    if (known.has(name) && !written.has(name)) written.set(name, token.name);
  }
  const found = [...written.keys()];
  const isUsual = declared === undefined && found.every((name) => USUAL_VARIABLES.includes(name));
  const names = isUsual ? USUAL_VARIABLES.slice(0, found.includes("y") ? 2 : found.length) : found;
  return {
    tokens,
    variables: names.map((name) => written.get(name) ?? name),
    indexOf: (name) => (isReserved(name) ? -1 : names.indexOf(canonicalName(name))),
  };
}

/** Whether a name has the form of a variable's: `w`, `θ`, `theta`, `x1`. Constants and functions are none. */
export function isVariableName(name: string): boolean {
  return VARIABLE.test(canonicalName(name)) && !isReserved(name);
}

/** Whether a name is a constant's or a function's. */
export function isReserved(name: string): boolean {
  return constants.has(name) || functions.has(name);
}

/** `x` and `y` of the word `xy` where both are variables; else the word itself. */
function factorsOf(token: NameToken, variables: ReadonlySet<string>): readonly Token[] {
  const { name, start } = token;
  const factors = Array.from(name.matchAll(FACTOR), ({ 0: factor, index }): NameToken => {
    return { kind: "name", name: factor, start: start + index, end: start + index + factor.length };
  });
  const isProduct =
    !isReserved(name) &&
    factors.map((factor) => factor.name).join("") === name &&
    factors.every((factor) => variables.has(factor.name));
  return isProduct ? factors : [token];
}

/** The form that the names of one variable share: θ for `theta` and `θ`, θ1 for `theta1`, `w` for `w`. */
export function canonicalName(name: string): string {
  const [, letters = name, index = ""] = INDEXED.exec(name) ?? [];
  return `${LETTER_OF.get(letters) ?? letters}${index}`;
}
