import { canonicalName } from "./greek.js";
import { checkFree, doubleVariable, strayEquals, tooManyVariables } from "./name-mistakes.js";
import type { NameToken, Token } from "./tokens.js";
import { isReserved, isVariableName, MOST_VARIABLES } from "./variables.js";

/** The text before an equals sign: `y`, `f(x)`, `J(w, b)`. */
export interface LeftSide {
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
export function splitSides(
  text: string,
  tokens: readonly Token[],
): { left?: LeftSide; right: readonly [Token, ...Token[]] } {
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
  const third = names[MOST_VARIABLES];
  if (third) throw tooManyVariables(text, third, names.slice(0, MOST_VARIABLES).map(nameOf));
  const twice = others.find((other) => canonicalName(other.name) === canonicalName(first.name));
  if (twice) throw doubleVariable(text, twice);
  return { left: { name: name.name, variables: names.map(nameOf), equals }, right };
}

/** The names of `(a, b)`; none where it has another form. */
function namesWithin(tokens: readonly Token[]): readonly NameToken[] {
  const names = tokens.flatMap((token) => (token.kind === "name" && isVariableName(token.name) ? [token] : []));
  const form = tokens.map(({ kind }) => kind).join(" ");
  return form === `( ${names.map(({ kind }) => kind).join(" , ")} )` ? names : [];
}

function nameOf({ name }: NameToken): string {
  return name;
}
