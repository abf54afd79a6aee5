import { functions } from "./functions.js";
import { formulaError, named, type Span, shortened } from "./mistake.js";

/** An operator of two operands, however it was written. */
export type Operator = "+" | "-" | "*" | "/" | "^";

/** A word of a formula, and where it stands. The last token is `end`. */
export type Token = Span &
  (
    | { readonly kind: "number"; readonly value: number }
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "operator"; readonly operator: Operator }
    | { readonly kind: "(" | ")" | "," | "=" | "end" }
  );

/** A variable's, a constant's or a function's name, or none that is known. */
export type NameToken = Token & { readonly kind: "name" };

const SPACE = /\s+/uy;
/** An `e` that no digits follow is the constant: `2e` is 2·e. */
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const MORE_POINTS = /\.[\d.]*/y;
/** π and τ are names on their own: πx is π·x. */
const NAME = /[πτ]|(?![πτ])[\p{L}_](?:(?![πτ])[\p{L}\p{M}\p{Nd}_])*/uy;
const SUPERSCRIPT = /([⁺⁻]?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/y;
const SUPERSCRIPT_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const MARK = /\*\*|[+\-−*×·⋅/÷^(),=]/y;

/** Other ways to write an operator, most of them from typeset formulas. */
const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ["+", "+"],
  ["-", "-"],
  ["−", "-"],
  ["*", "*"],
  ["×", "*"],
  ["·", "*"],
  ["⋅", "*"],
  ["/", "/"],
  ["÷", "/"],
  ["^", "^"],
  ["**", "^"],
]);
const GREEK: ReadonlyMap<string, string> = new Map([
  ["π", "pi"],
  ["τ", "tau"],
]);

/** What to do about characters that people try. */
const REMEDIES: readonly (readonly [characters: string, hint: string])[] = [
  ["[]{}", "Group with round parentheses: ( and )."],
  ["|", "Write |x| as abs(x)."],
  ["√", "Write √x as sqrt(x)."],
  ["–—‐‑‒", "Did you mean -?"],
  ["∗∙•", "Did you mean *?"],
  ["$\"'`“”‘’", "Write the formula alone: x - x^3."],
  ["\\", "Write functions by their names alone: sin(x)."],
  [";:", "Write one formula: x - x^3."],
];
const INGREDIENTS =
  "A formula is made of variables such as x, numbers, + - * / ^, parentheses, pi, e, tau and functions such as sin(x).";

/**
 * The words of a formula, in order.
 *
 * @throws {UsageError} at the first character that belongs to no word, and for a number no double can hold.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let start = 0; start < text.length; ) {
    const after = match(SPACE, text, start);
    if (after) {
      start += after[0].length;
      continue;
    }
    const found = tokensAt(text, start);
    tokens.push(...found);
    start = (found.at(-1) as Token).end;
  }
  tokens.push({ kind: "end", start: text.length, end: text.length });
  return tokens;
}

function tokensAt(text: string, start: number): readonly Token[] {
  const number = match(NUMBER, text, start)?.[0];
  if (number !== undefined) return [numberAt(text, start, number)];
  const name = match(NAME, text, start)?.[0];
  if (name !== undefined) return [{ kind: "name", name: GREEK.get(name) ?? name, start, end: start + name.length }];
  const superscript = match(SUPERSCRIPT, text, start);
  if (superscript) return powerAt(text, start, superscript);
  const mark = match(MARK, text, start)?.[0];
  if (mark === undefined) throw stray(text, start);
  const span = { start, end: start + mark.length };
  const operator = OPERATORS.get(mark);
  return [operator ? { kind: "operator", operator, ...span } : { kind: mark as "(" | ")" | "," | "=", ...span }];
}

function numberAt(text: string, start: number, number: string): Token {
  const end = start + number.length;
  const more = /[.e]/i.test(number) && match(MORE_POINTS, text, end)?.[0];
  if (more) {
    const what = `"${shortened(number + more)}" is not a number.`;
    throw formulaError(what, text, { start, end: end + more.length }, "A number has one decimal point: 1.5.");
  }
  return { kind: "number", value: finite(number, text, { start, end }), start, end };
}

/** x² is x^2, x⁻¹ is x^-1: the same tokens, all in one place. */
function powerAt(text: string, start: number, [whole, sign, digits = ""]: RegExpExecArray): readonly Token[] {
  const span = { start, end: start + whole.length };
  const ascii = Array.from(digits, (digit) => SUPERSCRIPT_DIGITS.indexOf(digit)).join("");
  const power: Token = { kind: "operator", operator: "^", ...span };
  const exponent: Token = { kind: "number", value: finite(ascii, text, span), ...span };
  return sign === "⁻" ? [power, { kind: "operator", operator: "-", ...span }, exponent] : [power, exponent];
}

function finite(number: string, text: string, span: Span): number {
  const value = Number(number);
  if (Number.isFinite(value)) return value;
  throw formulaError(`The number ${shortened(number)} is too large.`, text, span, "The largest is about 1.8e308.");
}

/** A character that begins no word. */
function stray(text: string, start: number): Error {
  const character = String.fromCodePoint(text.codePointAt(start) as number);
  const span = { start, end: start + character.length };
  if (character === ".") return formulaError('A "." belongs inside a number.', text, span, pointHint(text, start));
  const hint = REMEDIES.find(([characters]) => characters.includes(character))?.[1] ?? INGREDIENTS;
  return formulaError(`A formula cannot contain ${named(character)}.`, text, span, hint);
}

/** `Math.sin` is sin here; `x.y` was perhaps meant as a product. */
function pointHint(text: string, point: number): string {
  const before = /[a-z]+$/i.exec(text.slice(0, point))?.[0];
  const after = /^[a-z][a-z0-9]*/i.exec(text.slice(point + 1))?.[0];
  if (before && after && functions.has(after)) return `Write ${after} alone, without "${shortened(before)}.".`;
  if (before && after) return `Did you mean ${shortened(before)}*${shortened(after)}?`;
  return "Write decimals as 0.5, and products with *.";
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
