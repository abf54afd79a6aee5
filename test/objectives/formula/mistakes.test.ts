import { describe, expect, it } from "vitest";
import { mistakeOf, says } from "./mistake-of.js";

const FUNCTIONS =
  "The functions are sin, cos, tan, asin, acos, atan, atan2, sinh, cosh, tanh, exp, log, ln, log2, log10, sqrt, " +
  "cbrt, abs, sign, floor, ceil, min, max, pow, hypot, logistic, sigmoid, relu and softplus.";
const NAMES =
  "A variable is one letter, a Greek letter or its name, or a letter with digits: x, θ, theta, x1. " +
  "The constants are pi, e and tau.";
const INGREDIENTS =
  "A formula is made of variables such as x, numbers, + - * / ^, parentheses, pi, e, tau and functions such as sin(x).";
const BEFORE = "Write a number, a name or a parenthesis before it.";
const AFTER = "Write a number, a name or a parenthesis after it.";
const ALONE = "Write the formula alone: x - x^3.";
const COMMA = "Decimals have a point: 1.5. Commas separate arguments: max(x, 2).";
const ONE_OF = "Write one of x, or of x and y: x - x^3.";

describe("a name that is unknown is underlined, with what was meant:", () => {
  says([
    ["2 sine(x)", 'Unknown function "sine".', "2 sine(x)", "  ^^^^", "Did you mean sin?"],
    ["x + sine", 'Unknown name "sine".', "x + sine", "    ^^^^", "Did you mean sin?"],
    ["exq", 'Unknown name "exq".', "exq", "^^^", "Did you mean exp?"],
    ["2wb + w", 'Unknown name "wb".', "2wb + w", " ^^", NAMES],
    ["2pix", 'Unknown name "pix".', "2pix", " ^^^", "Did you mean pi*x?"],
    ["xsin(x)", 'Unknown function "xsin".', "xsin(x)", "^^^^", "Did you mean x*sin?"],
    ["sinx", 'Unknown name "sinx".', "sinx", "^^^^", "Did you mean sin(x)?"],
    ["xsinx", 'Unknown name "xsinx".', "xsinx", "^^^^^", "Did you mean x*sin(x)?"],
    ["log2x", 'Unknown name "log2x".', "log2x", "^^^^^", "Did you mean log2(x)?"],
    ["w + sinw", 'Unknown name "sinw".', "w + sinw", "    ^^^^", "Did you mean sin(w)?"],
    ["thetax + theta", 'Unknown name "thetax".', "thetax + theta", "^^^^^^", "Did you mean theta*x?"],
    ["Theta^2", 'Unknown name "Theta".', "Theta^2", "^^^^^", "Did you mean theta?"],
    ["x_1^2", 'Unknown name "x_1".', "x_1^2", "^^^", "Did you mean x1?"],
    ["e1 + x", 'Unknown name "e1".', "e1 + x", "^^", "Did you mean e*1?"],
    ["pi1 + x", 'Unknown name "pi1".', "pi1 + x", "^^^", "Did you mean pi*1?"],
    ["Sin(x)", 'Unknown function "Sin".', "Sin(x)", "^^^", "Did you mean sin?"],
    ["PI x", 'Unknown name "PI".', "PI x", "^^", "Did you mean pi?"],
    ["𝑥 + 1", 'Unknown name "𝑥".', "𝑥 + 1", "^", "Did you mean x?"],
    ["arctan(x)", 'Unknown function "arctan".', "arctan(x)", "^^^^^^", "Did you mean atan?"],
    ["sgn(x)", 'Unknown function "sgn".', "sgn(x)", "^^^", "Did you mean sign?"],
    ["x + é", 'Unknown name "é".', "x + é", "    ^", NAMES],
    ["f(x)", 'Unknown function "f".', "f(x)", "^", `To multiply by f, write f*( … ). ${FUNCTIONS}`],
    ["2w(b + 1)", 'Unknown function "w".', "2w(b + 1)", " ^", `To multiply by w, write w*( … ). ${FUNCTIONS}`],
    ["constructor", 'Unknown name "constructor".', "constructor", "^^^^^^^^^^^", NAMES],
    ["__proto__ + x", 'Unknown name "__proto__".', "__proto__ + x", "^^^^^^^^^", NAMES],
    ["toString", 'Unknown name "toString".', "toString", "^^^^^^^^", NAMES],
    ["hasOwnProperty(x)", 'Unknown function "hasOwnProperty".', "hasOwnProperty(x)", "^^^^^^^^^^^^^^", FUNCTIONS],
  ]);
});

describe("a function is shown how to be called:", () => {
  says([
    ["sin x", "sin needs parentheses after its name.", "sin x", "^^^", "Write sin(x)."],
    ["1 + sin 2x", "sin needs parentheses after its name.", "1 + sin 2x", "    ^^^", "Write sin(2x)."],
    ["sin²(x)", "sin needs parentheses after its name.", "sin²(x)", "^^^", "Write sin(x)^2."],
    ["sin^2 x", "sin needs parentheses after its name.", "sin^2 x", "^^^", "Write sin(x)^2."],
    ["x + max", "max needs parentheses after its name.", "x + max", "    ^^^", "Write max(x, 2)."],
    ["sin()", "sin takes 1 argument, not 0.", "sin()", "^^^", "Write sin(x)."],
    ["2sin(x, y)", "sin takes 1 argument, not 2.", "2sin(x, y)", " ^^^", "Write sin(x)."],
    ["atan2(x)", "atan2 takes 2 arguments, not 1.", "atan2(x)", "^^^^^", "Write atan2(x, 2)."],
    ["pow(x, 2, 3)", "pow takes 2 arguments, not 3.", "pow(x, 2, 3)", "^^^", "Write pow(x, 2)."],
    ["max(x)", "max takes 2 or more arguments, not 1.", "max(x)", "^^^", "Write max(x, 2)."],
    ["max(x,)", "An argument is missing here.", "max(x,)", "      ^", "Write one, or remove the comma."],
    ["max(,x)", "An argument is missing here.", "max(,x)", "    ^", "Write one, or remove the comma."],
  ]);
});

describe("a parenthesis without its other half is pointed at:", () => {
  const [unclosed, add] = ['This "(" is never closed.', 'Add a ")".'];
  const [stray, remove] = ['This ")" closes nothing.', 'Remove it, or add a "(" before it.'];
  says([
    ["(x + (y)", unclosed, "(x + (y)", "^", add],
    ["2((x)", unclosed, "2((x)", " ^", add],
    ["(x) + (y", unclosed, "(x) + (y", "      ^", add],
    ["(x + (", unclosed, "(x + (", "     ^", add],
    ["1 + max(x, 2", unclosed, "1 + max(x, 2", "       ^", add],
    ["max(x,", unclosed, "max(x,", "   ^", add],
    ["x + 1))", stray, "x + 1))", "     ^", remove],
    ["(x))(y)", stray, "(x))(y)", "   ^", remove],
    [")x", stray, ")x", "^", remove],
    ["x + ()", "Nothing stands between these parentheses.", "x + ()", "    ^^", "Fill them, or remove them."],
    ["x( )", "Nothing stands between these parentheses.", "x( )", " ^^^", "Fill them, or remove them."],
  ]);
});

describe("an operator that lacks a side is pointed at:", () => {
  says([
    ["x +", '"+" has nothing after it.', "x +", "  ^", AFTER],
    ["x **", '"**" has nothing after it.', "x **", "  ^^", AFTER],
    ["(x −)", '"−" has nothing after it.', "(x −)", "   ^", AFTER],
    ["-", '"-" has nothing after it.', "-", "^", AFTER],
    ["max(x +, 2)", '"+" has nothing after it.', "max(x +, 2)", "      ^", AFTER],
    ["x + * 2", '"*" cannot follow "+".', "x + * 2", "    ^", BEFORE],
    ["x ** ** 2", '"**" cannot follow "**".', "x ** ** 2", "     ^^", BEFORE],
    ["x // 2", '"/" cannot follow "/".', "x // 2", "   ^", BEFORE],
    ["* x", '"*" has nothing before it.', "* x", "^", BEFORE],
    ["x (/ 2)", '"/" has nothing before it.', "x (/ 2)", "   ^", BEFORE],
    ["x + ²", '"²" cannot follow "+".', "x + ²", "    ^", BEFORE],
  ]);
});

describe("what is no number is underlined:", () => {
  const hint = "A number has one decimal point: 1.5.";
  says([
    ["x + 1..2", '"1..2" is not a number.', "x + 1..2", "    ^^^^", hint],
    ["1.2.3 + x", '"1.2.3" is not a number.', "1.2.3 + x", "^^^^^", hint],
    ["1e5.5x", '"1e5.5" is not a number.', "1e5.5x", "^^^^^", hint],
    ["1e999 x", "The number 1e999 is too large.", "1e999 x", "^^^^^", "The largest is about 1.8e308."],
    ["x + .", 'A "." belongs inside a number.', "x + .", "    ^", "Write decimals as 0.5, and products with *."],
    ["3,5x", "This comma is outside a function's parentheses.", "3,5x", " ^", COMMA],
    ["(x, y)", "This comma is outside a function's parentheses.", "(x, y)", "  ^", COMMA],
    ["sin((x, y))", "This comma is outside a function's parentheses.", "sin((x, y))", "      ^", COMMA],
    [", x", "This comma is outside a function's parentheses.", ", x", "^", COMMA],
  ]);
});

describe("what is no part of the language is pointed at:", () => {
  const hints = {
    equals: "Write only what stands to the right of it.",
    group: "Group with round parentheses: ( and ).",
    point: 'A "." belongs inside a number.',
  };
  says([
    ["x^2 = y", 'A formula cannot contain "=".', "x^2 = y", "    ^", hints.equals],
    ["sin(x) = y", 'A formula cannot contain "=".', "sin(x) = y", "       ^", hints.equals],
    ["f(2) = x", 'A formula cannot contain "=".', "f(2) = x", "     ^", hints.equals],
    ["f(x, = x", 'A formula cannot contain "=".', "f(x, = x", "     ^", hints.equals],
    ["= x", 'A formula cannot contain "=".', "= x", "^", hints.equals],
    ["y == x", 'A formula cannot contain "=".', "y == x", "   ^", hints.equals],
    ["x.y", hints.point, "x.y", " ^", "Did you mean x*y?"],
    ["Math.sin(x)", hints.point, "Math.sin(x)", "    ^", 'Write sin alone, without "Math.".'],
    ["x[0]", 'A formula cannot contain "[".', "x[0]", " ^", hints.group],
    ["a;b", 'A formula cannot contain ";".', "a;b", " ^", "Write one formula: x - x^3."],
    ["'x'", 'A formula cannot contain "\'".', "'x'", "^", ALONE],
    ['"x"', 'A formula cannot contain """.', '"x"', "^", ALONE],
    ["`x`", 'A formula cannot contain "`".', "`x`", "^", ALONE],
    ["$x$", 'A formula cannot contain "$".', "$x$", "^", ALONE],
    ["|x|", 'A formula cannot contain "|".', "|x|", "^", "Write |x| as abs(x)."],
    ["x – 1", 'A formula cannot contain "–".', "x – 1", "  ^", "Did you mean -?"],
    ["x!", 'A formula cannot contain "!".', "x!", " ^", INGREDIENTS],
  ]);
});

describe("columns are characters, whatever they are made of:", () => {
  says([
    ["😀 + x", 'A formula cannot contain "😀".', "😀 + x", "^", INGREDIENTS],
    ["𝑥𝑦 + y", 'Unknown name "𝑥𝑦".', "𝑥𝑦 + y", "^^", "Did you mean x*y?"],
    ["x² − π·é", 'Unknown name "é".', "x² − π·é", "       ^", NAMES],
    ["x + 😀 + $", 'A formula cannot contain "😀".', "x + 😀 + $", "    ^", INGREDIENTS],
    ["x\n\t+ é", 'Unknown name "é".', "x  + é", "     ^", NAMES],
    ["  x + é", 'Unknown name "é".', "x + é", "    ^", NAMES],
    ["x\u0000", "A formula cannot contain U+0000.", "x ", " ^", INGREDIENTS],
    ["x\u001b[2J", "A formula cannot contain U+001B.", "x [2J", " ^", INGREDIENTS],
    ["x + \u202ey", "A formula cannot contain U+202E.", "x +  y", "    ^", INGREDIENTS],
    ["\ud800 + x", "A formula cannot contain U+D800.", "  + x", "^", INGREDIENTS],
  ]);
});

describe("of a long formula only the surroundings are shown:", () => {
  const before = "x+".repeat(50);
  const after = "+x".repeat(50);
  says([
    [`é${after}`, 'Unknown name "é".', `é${after.slice(0, 57)}…`, "^", NAMES],
    [`${before}é`, 'Unknown name "é".', `…${before.slice(-57)}é`, `${" ".repeat(58)}^`, NAMES],
    [
      `${before}é${after}`,
      'Unknown name "é".',
      `…${before.slice(-24)}é${after.slice(0, 33)}…`,
      `${" ".repeat(25)}^`,
      NAMES,
    ],
    [
      `${before}${"q".repeat(100)}`,
      `Unknown name "${"q".repeat(24)}…".`,
      `…${before.slice(-24)}${"q".repeat(34)}…`,
      `${" ".repeat(25)}${"^".repeat(34)}`,
      NAMES,
    ],
  ]);
});

describe("a formula of nothing that varies", () => {
  says([
    ["3 + 2", "The formula needs x.", "3 + 2", "^^^^^", ONE_OF],
    ["x = 3", "The formula needs x.", "x = 3", "    ^", ONE_OF],
    ["f(w) = 3", "The formula needs w.", "f(w) = 3", "       ^", ONE_OF],
    ["sin(pi)", "The formula needs x.", "sin(pi)", "^^^^^^^", ONE_OF],
  ]);

  it.each(["", "   ", "\n"])("or of nothing at all, %j, is asked for x", (formula) => {
    expect(mistakeOf(formula)).toMatchObject({ message: "The formula is empty.", hint: ONE_OF });
  });
});
