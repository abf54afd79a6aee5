import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formulaObjective } from "../../../src/objectives/formula/formula.js";
import { says } from "./mistake-of.js";
import { trees } from "./trees.js";

describe("the variables of", () => {
  it.each([
    ["w^2 + b^2", ["w", "b"]],
    ["b + w^2", ["b", "w"]],
    ["θ²", ["θ"]],
    ["theta^2", ["theta"]],
    ["x1^2 + x2^2", ["x1", "x2"]],
    ["x2 - x1", ["x2", "x1"]],
    ["y - x", ["x", "y"]],
    ["y^2", ["x", "y"]],
    ["y + w", ["y", "w"]],
    ["x - X", ["x", "X"]],
    ["αβ + α + β", ["α", "β"]],
    ["mu^2 + sigma", ["mu", "sigma"]],
    ["lambda1 lambda2", ["lambda1", "lambda2"]],
    ["πr²", ["r"]],
    ["2e w + e", ["w"]],
    ["w(w + 1)", ["w"]],
    ["2(w)", ["w"]],
  ])("%j are %j", (formula, variables) => {
    expect(formulaObjective(formula).variables).toEqual(variables);
  });

  it.each([
    ["y = w^2", "w^2", ["w"]],
    ["loss = w^2 + b", "w^2 + b", ["w", "b"]],
    ["f(x) = x - x^3", "x - x^3", ["x"]],
    ["f(x, y) = x^2", "x^2", ["x", "y"]],
    ["f(y, x) = x^2 + y", "x^2 + y", ["y", "x"]],
    ["f(y) = y^2", "y^2", ["y"]],
    ["J(θ) = θ²", "θ²", ["θ"]],
    ["J(θ) = theta^2", "theta^2", ["θ"]],
    ["g(b, w) = (w + 2b)^2 w", "(w + 2b)^2 w", ["b", "w"]],
  ])("%j, a function %j, are %j", (formula, function_, variables) => {
    expect(formulaObjective(formula)).toMatchObject({ name: function_, formula: function_, variables });
  });
});

describe("a word of variables is their product:", () => {
  it.each([
    ["xy", "x*y"],
    ["2xy + x + y", "2*x*y + x + y"],
    ["x^2 + 2xy^2", "x^2 + 2*x*(y^2)"],
    ["2^xy", "(2^x)*y"],
    ["xy(x + 1)", "x*y*(x + 1)"],
    ["xyx", "x*y*x"],
    ["w^2 + wb + b", "w^2 + w*b + b"],
    ["x1x2 + x1 + x2", "x1*x2 + x1 + x2"],
    ["f(a, b) = ab", "f(a, b) = a*b"],
    ["xi + i + x", "x*i + i + x"],
    ["θx + θ", "θ*x + θ"],
  ])("%j is %j", (joined, parted) => {
    const [one, other] = [formulaObjective(joined), formulaObjective(parted)];
    fc.assert(
      fc.property(fc.double(), fc.double(), (a, b) => {
        const point = [a, b].slice(0, one.variables.length);
        expect([one.value(point), one.gradient(point)]).toEqual([other.value(point), other.gradient(point)]);
      }),
    );
  });

  it("a Greek name is none, unless its letters are variables", () => {
    expect(formulaObjective("xi + x").variables).toEqual(["xi", "x"]);
    expect(formulaObjective("mu + m").variables).toEqual(["mu", "m"]);
  });
});

describe("a variable's name", () => {
  const names = ["x", "y", "w", "b", "A", "i", "n", "θ", "theta", "λ", "mu", "x1", "x2", "w10", "θ1", "omega2"];
  const pairs = fc
    .tuple(fc.constantFrom(...names), fc.constantFrom(...names))
    .filter(
      ([a, b]) => formulaObjective(`0${a} + 0${b}`).variables.length === 2 && a !== b && !(a === "y" && b === "x"),
    );
  const coordinate = fc.integer({ min: -3000, max: 3000 }).map((n) => n / 1000);

  it("changes neither value nor gradient", () => {
    fc.assert(
      fc.property(trees, pairs, coordinate, coordinate, (tree, [a, b], x, y) => {
        const formula = `0x + 0y + ${tree.text}`;
        fc.pre(formula.length < 400);
        const renamed = formula.replaceAll(/\b[xy]\b|(?<=\d)[xy]\b/g, (name) => (name === "x" ? a : b));
        const [one, other] = [formulaObjective(formula), formulaObjective(renamed)];
        expect(other.variables).toEqual([a, b]);
        expect([other.value([x, y]), other.gradient([x, y])]).toEqual([one.value([x, y]), one.gradient([x, y])]);
      }),
      { numRuns: 2000 },
    );
  });

  it("may be a Greek letter or its name: they are one variable, written as it is first", () => {
    expect(formulaObjective("theta^2 + θ").variables).toEqual(["theta"]);
    expect(formulaObjective("θ1 + theta1^2").variables).toEqual(["θ1"]);
  });
});

describe("a variable that cannot be is pointed at:", () => {
  const another = "Use another letter, such as x or w.";
  says([
    [
      "a x^2 + b x",
      'A formula has at most two variables; "b" is the third.',
      "a x^2 + b x",
      "        ^",
      "Write a number in place of a, x or b.",
    ],
    [
      "x + y + x2",
      'A formula has at most two variables; "x2" is the third.',
      "x + y + x2",
      "        ^^",
      "Did you mean x^2, or x*2?",
    ],
    ["x + t", '"t" cannot be a variable: it stands for the number of steps.', "x + t", "    ^", another],
    ["f^2", '"f" cannot be a variable: it stands for the function.', "f^2", "^", another],
    ["f(t) = 2t", '"t" cannot be a variable: it stands for the number of steps.', "f(t) = 2t", "  ^", another],
  ]);
});

describe("a left side that does not fit is pointed at:", () => {
  const name = "Name it there, or write a number in its place.";
  says([
    ["f(w) = w^2 + b", '"b" is not among the variables on the left side: w.', "f(w) = w^2 + b", "             ^", name],
    [
      "f(a, b, c) = a",
      'A formula has at most two variables; "c" is the third.',
      "f(a, b, c) = a",
      "        ^",
      "Write a number in place of a, b or c.",
    ],
    [
      "f(θ, theta) = θ",
      'The variable "theta" is named twice.',
      "f(θ, theta) = θ",
      "     ^^^^^",
      "Name each variable once: f(x, y) = x^2 + y^2.",
    ],
    [
      "y = x y",
      '"y" stands on both sides of the equals sign.',
      "y = x y",
      "      ^",
      "Write the function alone: x - x^3.",
    ],
    ["y =", '"=" has nothing after it.', "y =", "  ^", "Write the function there: f(x) = x - x^3."],
  ]);
});
