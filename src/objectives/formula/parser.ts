import { type FormulaFunction, functions } from "./functions.js";
import type { Span } from "./mistake.js";
import {
  emptyParentheses,
  missingOperand,
  type Open,
  strayClose,
  strayComma,
  tooDeep,
  uncalled,
  unclosed,
  wrongCount,
} from "./syntax-mistakes.js";
import type { NameToken, Operator, Token } from "./tokens.js";

/** A formula as a tree. */
export type Expression =
  | { readonly kind: "number"; readonly value: number }
  /** `index` is its place in a point. */
  | { readonly kind: "variable"; readonly index: number }
  | { readonly kind: "negation"; readonly of: Expression }
  | { readonly kind: "operation"; readonly operator: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "call"; readonly callee: FormulaFunction; readonly args: readonly Expression[] };

/** Parentheses, signs and powers within each other. */
const DEEPEST = 100;

/** How tightly operators bind. All but ^ group to the left. */
const BINDING: Readonly<Record<Operator, number>> = { "+": 1, "-": 1, "*": 2, "/": 2, "^": 4 };
/** −x^2 is −(x^2), and −x·y is (−x)·y. */
const SIGN_BINDING = 3;

/** The value of a name that is no function; `isCalled` when a parenthesis follows it. */
type ReadName = (token: NameToken, isCalled: boolean) => Expression;

/**
 * Reads the tokens of a formula, without an equals sign, by precedence climbing.
 *
 * @param read Throws for a name that means nothing.
 * @throws {UsageError} with an excerpt of the formula and carets under the mistake.
 * @see Pratt 1973, Top down operator precedence, https://doi.org/10.1145/512927.512931
 */
export function parse(text: string, tokens: readonly Token[], read: ReadName): Expression {
  return new Parser(text, tokens, read).formula();
}

class Parser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #read: ReadName;
  #at = 0;
  #depth = 0;
  /** The parentheses that wait for their end. */
  readonly #opens: Open[] = [];

  constructor(text: string, tokens: readonly Token[], read: ReadName) {
    this.#text = text;
    this.#tokens = tokens;
    this.#read = read;
  }

  formula(): Expression {
    const expression = this.#expression(0);
    const { kind } = this.#token;
    if (kind === ")") throw strayClose(this.#text, this.#token);
    if (kind === ",") throw strayComma(this.#text, this.#token);
    return expression;
  }

  get #token(): Token {
    return this.#tokens[this.#at] as Token;
  }

  /** An operand, and all that follows it and binds at least this tightly. */
  #expression(least: number): Expression {
    let left = this.#operand();
    for (;;) {
      const token = this.#token;
      const operator = operatorAt(token);
      if (operator === undefined || BINDING[operator] < least) return left;
      if (token.kind === "operator") this.#at++;
      const right =
        operator === "^"
          ? this.#nested(token, () => this.#expression(BINDING["^"]))
          : this.#expression(BINDING[operator] + 1);
      left = { kind: "operation", operator, left, right };
    }
  }

  #operand(): Expression {
    const token = this.#token;
    if (token.kind === "number") {
      this.#at++;
      return { kind: "number", value: token.value };
    }
    if (token.kind === "name") {
      this.#at++;
      return this.#named(token);
    }
    if (token.kind === "(") return this.#parenthesis();
    if (token.kind === "operator" && (token.operator === "-" || token.operator === "+")) {
      this.#at++;
      const of = this.#nested(token, () => this.#expression(SIGN_BINDING));
      return token.operator === "-" ? { kind: "negation", of } : of;
    }
    throw missingOperand(this.#text, token, this.#tokens[this.#at - 1], this.#opens.at(-1));
  }

  #named(token: NameToken): Expression {
    const callee = functions.get(token.name);
    const isCalled = this.#token.kind === "(";
    if (callee && isCalled) return { kind: "call", callee, args: this.#args(token, callee) };
    if (callee) throw uncalled(this.#text, token, callee, this.#tokens.slice(this.#at));
    return this.#read(token, isCalled);
  }

  #parenthesis(): Expression {
    const open = this.#open(false);
    if (this.#token.kind === ")") throw emptyParentheses(this.#text, open, this.#token);
    const expression = this.#nested(open, () => this.#expression(0));
    if (this.#token.kind === ",") throw strayComma(this.#text, this.#token);
    this.#close();
    return expression;
  }

  #args(token: NameToken, callee: FormulaFunction): readonly Expression[] {
    const open = this.#open(true);
    const args: Expression[] = [];
    if (this.#token.kind !== ")") {
      args.push(this.#nested(open, () => this.#expression(0)));
      while (this.#token.kind === ",") {
        this.#at++;
        args.push(this.#nested(open, () => this.#expression(0)));
      }
    }
    this.#close();
    if (args.length < callee.least || args.length > callee.most)
      throw wrongCount(this.#text, token, callee, args.length);
    return args;
  }

  #open(ofCall: boolean): Open {
    const open = { ...this.#token, ofCall };
    this.#opens.push(open);
    this.#at++;
    return open;
  }

  #close(): void {
    const open = this.#opens.pop() as Open;
    if (this.#token.kind !== ")") throw unclosed(this.#text, open);
    this.#at++;
  }

  /** One level down; the bound keeps the recursion far from the end of the stack. */
  #nested(token: Span, parse: () => Expression): Expression {
    if (++this.#depth > DEEPEST) throw tooDeep(this.#text, token, DEEPEST);
    const expression = parse();
    this.#depth--;
    return expression;
  }
}

/** The operator at a token; where a number, a name or a parenthesis follows an operand, it multiplies. */
function operatorAt(token: Token): Operator | undefined {
  if (token.kind === "operator") return token.operator;
  return token.kind === "number" || token.kind === "name" || token.kind === "(" ? "*" : undefined;
}
