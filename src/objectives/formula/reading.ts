import { constants } from "./functions.js";
import {
  checkFree,
  doubleVariable,
  emptyRightSide,
  missingVariable,
  selfReference,
  strayEquals,
  tooManyVariables,
  undeclaredVariable,
  unknownName,
} from "./name-mistakes.js";
import { type Expression, parse } from "./parser.js";
import { type NameToken, type Token, tokenize } from "./tokens.js";
import { canonicalName, isReserved, isVariableName, MOST_VARIABLES, nameVariables } from "./variables.js";

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

/** The text before an equals sign: `y`, `f(x)`, `J(w, b)`. */
interface LeftSide {
  readonly name: string;
  /** The variables in their order, where it names them. */
  readonly variables: readonly string[] | undefined;
  readonly equals: Token;
}

/**
 * Splits a formula's tokens at its equals sign.
 *
 * @param tokens The last is `end`.
 * @throws {UsageError} if there are two equals signs, or anything but a name or a form such as `f(a, b)` before one.
 */
function splitSides(text: string, tokens: readonly Token[]): { left?: LeftSide; right: readonly [Token, ...Token[]] } {
  const [at = -1, second] = tokens.flatMap(({ kind }, i) => (kind === "=" ? [i] : []));
  const right = tokens.slice(at + 1) as [Token, ...Token[]];
  if (at < 0) return { right };
  const equals = tokens[second ?? at] as Token;
  const [name, ...parameters] = tokens.slice(0, at);
  if (second !== undefined || name?.kind !== "name" || isReserved(name.name)) throw strayEquals(text, equals);
  if (parameters.length === 0) return { left: { name: name.name, variables: undefined, equals }, right };
  const names = namesWithin(parameters);
  const [first, ...others] = names;
  if (!first) throw strayEquals(text, equals);
  for (const parameter of names) checkFree(text, parameter);
  const variables = names.map((parameter) => parameter.name);
  const third = names[MOST_VARIABLES];
  if (third) throw tooManyVariables(text, third, variables.slice(0, MOST_VARIABLES));
  const twice = others.find((other) => canonicalName(other.name) === canonicalName(first.name));
  if (twice) throw doubleVariable(text, twice);
  return { left: { name: name.name, variables, equals }, right };
}

/** The names of `(a, b)`; none where it has another form. */
function namesWithin(tokens: readonly Token[]): readonly NameToken[] {
  const names = tokens.flatMap((token) => (token.kind === "name" && isVariableName(token.name) ? [token] : []));
  const form = tokens.map(({ kind }) => kind).join(" ");
  return form === `( ${names.map(({ kind }) => kind).join(" , ")} )` ? names : [];
}
