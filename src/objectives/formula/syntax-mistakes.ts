import type { FormulaFunction } from "./functions.js";
import { formulaError, type Span, shortened } from "./mistake.js";
import type { NameToken, Token } from "./tokens.js";

/** An opening parenthesis: a call's, or one that groups. */
export interface Open extends Span {
  readonly ofCall: boolean;
}

/** Where a value must stand, `token` does: an operator, a comma, a closing parenthesis or the end. */
export function missingOperand(text: string, token: Token, before: Token | undefined, open: Open | undefined): Error {
  if (token.kind === "operator") {
    const follows = before?.kind === "operator";
    const what = `${quoted(text, token)} ${follows ? `cannot follow ${quoted(text, before)}` : "has nothing before it"}.`;
    return formulaError(what, text, token, "Write a number, a name or a parenthesis before it.");
  }
  if (before?.kind === "operator") {
    const hint = "Write a number, a name or a parenthesis after it.";
    return formulaError(`${quoted(text, before)} has nothing after it.`, text, before, hint);
  }
  if (token.kind === ")" && !open) return strayClose(text, token);
  if (token.kind === "," && !open?.ofCall) return strayComma(text, token);
  if (token.kind === "end" && open) return unclosed(text, open);
  return formulaError("An argument is missing here.", text, token, "Write one, or remove the comma.");
}

export function emptyParentheses(text: string, { start }: Span, { end }: Span): Error {
  return formulaError("Nothing stands between these parentheses.", text, { start, end }, "Fill them, or remove them.");
}

export function unclosed(text: string, open: Span): Error {
  return formulaError('This "(" is never closed.', text, open, 'Add a ")".');
}

export function strayClose(text: string, close: Span): Error {
  return formulaError('This ")" closes nothing.', text, close, 'Remove it, or add a "(" before it.');
}

export function strayComma(text: string, comma: Span): Error {
  const hint = "Decimals have a point: 1.5. Commas separate arguments: max(x, 2).";
  return formulaError("This comma is outside a function's parentheses.", text, comma, hint);
}

export function tooDeep(text: string, place: Span, deepest: number): Error {
  const hint = "Use fewer parentheses, signs or powers within each other.";
  return formulaError(`The formula is nested more than ${deepest} levels deep.`, text, place, hint);
}

export function wrongCount(text: string, token: NameToken, { least, most }: FormulaFunction, count: number): Error {
  const wanted = `${least}${most > least ? " or more" : ""} ${most === 1 ? "argument" : "arguments"}`;
  return formulaError(
    `${token.name} takes ${wanted}, not ${count}.`,
    text,
    token,
    `Write ${token.name}(${sample(least)}).`,
  );
}

/** A function's name without its parenthesis, as in `sin 2x` and `sin²(x)`; `after` are the tokens that follow. */
export function uncalled(text: string, token: NameToken, { least }: FormulaFunction, after: readonly Token[]): Error {
  const [power, exponent, operand] = after;
  const isPower = power?.kind === "operator" && power.operator === "^" && exponent?.kind === "number";
  const call =
    isPower && (operand?.kind === "(" || operand?.kind === "name")
      ? `${token.name}(${sample(least)})^${exponent.value}`
      : `${token.name}(${sample(least, firstOperand(text, after))})`;
  return formulaError(`${token.name} needs parentheses after its name.`, text, token, `Write ${call}.`);
}

/** `2x` of `sin 2x + 1`: the numbers and names at the beginning that no space parts; else `x`. */
function firstOperand(text: string, [first, ...others]: readonly Token[]): string {
  if (!first || !isValue(first)) return "x";
  let { end } = first;
  for (const other of others) {
    if (!isValue(other) || other.start !== end) break;
    end = other.end;
  }
  return shortened(text.slice(first.start, end));
}

function isValue({ kind }: Token): boolean {
  return kind === "name" || kind === "number";
}

/** Arguments as an example has them. */
function sample(count: number, first = "x"): string {
  return count === 1 ? first : `${first}, 2`;
}

function quoted(text: string, { start, end }: Span): string {
  return `"${text.slice(start, end)}"`;
}
