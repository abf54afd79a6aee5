import fc from "fast-check";

/** A formula in text, and the function it stands for, put together without reading the text. */
export interface Tree {
  readonly text: string;
  /** How tightly the text's outermost operator binds: 1 sums, 2 products, 3 signs, 4 powers, 5 all else. */
  readonly level: number;
  evaluate(x: number, y: number): number;
  /** The values of all its parts, its own last. */
  parts(x: number, y: number): number[];
}

interface Shape {
  readonly sum: Tree;
  readonly product: Tree;
  readonly sign: Tree;
  readonly power: Tree;
  readonly exponential: Tree;
  readonly call: Tree;
  readonly tree: Tree;
}

const space = fc.constantFrom("", "", " ", "  ");

const digit: fc.Arbitrary<Tree> = fc.integer({ min: 0, max: 9 }).map((n) => atom(String(n), () => n));

const variable = fc.constantFrom(
  atom("x", (x) => x),
  atom("y", (_, y) => y),
);

const leaf: fc.Arbitrary<Tree> = fc.oneof(
  { arbitrary: variable, weight: 4 },
  fc.constantFrom(
    atom("pi", () => Math.PI),
    atom("e", () => Math.E),
    atom(".5", () => 0.5),
    atom("1e-1", () => 0.1),
  ),
  digit,
);

/** 3, −2, 2^3. */
const constantPowers: fc.Arbitrary<Tree> = fc.oneof(
  digit,
  digit.map((of) => prefix("-", of, 3, (a) => -a)),
  fc.tuple(digit, digit).map(([a, b]) => infix(a, "^", b, 4, raise)),
);

const SMOOTH: Readonly<Record<string, (a: number) => number>> = {
  sin: Math.sin,
  cos: Math.cos,
  tanh: Math.tanh,
  atan: Math.atan,
  exp: Math.exp,
  cosh: Math.cosh,
};
const SUMS: Readonly<Record<string, (a: number, b: number) => number>> = { "+": (a, b) => a + b, "-": (a, b) => a - b };
const PRODUCTS: Readonly<Record<string, (a: number, b: number) => number>> = {
  "*": (a, b) => a * b,
  "×": (a, b) => a * b,
  "/": (a, b) => a / b,
  "": (a, b) => a * b,
};

/** Formulas of x and y whose derivatives exist nearly everywhere. */
export const trees: fc.Arbitrary<Tree> = fc.letrec<Shape>((tie: fc.LetrecTypedTie<Shape>) => ({
  sum: fc
    .tuple(tie("tree"), fc.constantFrom(...Object.keys(SUMS)), tie("tree"), space)
    .map(([a, sign, b, gap]) => infix(within(a, 1), `${gap}${sign}${gap}`, within(b, 2), 1, SUMS[sign])),
  product: fc
    .tuple(tie("tree"), fc.constantFrom(...Object.keys(PRODUCTS)), tie("tree"), space)
    // Of two neighbours the second must not begin with a sign, nor may words run together.
    .map(([a, sign, b, gap]) =>
      infix(within(a, 2), sign === "" ? " " : `${gap}${sign}${gap}`, within(b, sign === "" ? 4 : 3), 2, PRODUCTS[sign]),
    ),
  sign: fc.tuple(fc.constantFrom("-", "−"), tie("tree")).map(([sign, of]) => prefix(sign, within(of, 3), 3, (a) => -a)),
  // A power whose exponent varies has no derivative unless its base is positive.
  power: fc
    .tuple(
      fc.oneof(
        fc.tuple(tie("tree"), constantPowers),
        fc.tuple(fc.oneof(digit.filter(isPositive), tie("exponential")), fc.oneof(leaf, tie("sign"), tie("power"))),
      ),
      fc.constantFrom("^", "**"),
    )
    .map(([[a, b], sign]) => infix(within(a, 5), sign, within(b, 3), 4, raise)),
  exponential: tie("tree").map((of) => prefix("exp", parenthesized(of, ""), 5, Math.exp)),
  call: fc
    .tuple(fc.constantFrom(...Object.keys(SMOOTH)), tie("tree"), space)
    .map(([name, of, gap]) => prefix(name, parenthesized(of, gap), 5, SMOOTH[name] as (a: number) => number)),
  tree: fc.oneof(
    { maxDepth: 6, depthSize: "large", withCrossShrink: true },
    leaf,
    tie("sum"),
    tie("product"),
    tie("sign"),
    tie("power"),
    tie("call"),
    fc.tuple(tie("tree"), space).map(([of, gap]) => parenthesized(of, gap)),
  ),
})).tree;

function isPositive(digit: Tree): boolean {
  return digit.text !== "0";
}

function raise(a: number, b: number): number {
  return a ** b;
}

function within(tree: Tree, least: number): Tree {
  return tree.level < least ? parenthesized(tree, "") : tree;
}

function parenthesized(tree: Tree, gap: string): Tree {
  return { ...tree, text: `(${gap}${tree.text}${gap})`, level: 5 };
}

function atom(text: string, evaluate: Tree["evaluate"]): Tree {
  return { text, level: 5, evaluate, parts: (x, y) => [evaluate(x, y)] };
}

function prefix(sign: string, of: Tree, level: number, combine: (a: number) => number): Tree {
  const evaluate = (x: number, y: number) => combine(of.evaluate(x, y));
  return { text: `${sign}${of.text}`, level, evaluate, parts: (x, y) => [...of.parts(x, y), evaluate(x, y)] };
}

function infix(a: Tree, sign: string, b: Tree, level: number, combine?: (a: number, b: number) => number): Tree {
  const evaluate = (x: number, y: number) => combine?.(a.evaluate(x, y), b.evaluate(x, y)) as number;
  const parts = (x: number, y: number) => [...a.parts(x, y), ...b.parts(x, y), evaluate(x, y)];
  return { text: `${a.text}${sign}${b.text}`, level, evaluate, parts };
}
