import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../../src/errors.js";
import { formulaObjective } from "../../../src/objectives/formula/formula.js";
import { propertyRuns } from "../../support/property-runs.js";
import { mistakeOf } from "./mistake-of.js";

const PIECES = [
  ..."xy2.5()()+-*/^,, ²³⁻π−×eE=[];'$",
  "**",
  "1e3",
  "pi",
  "sin",
  "max",
  "pow",
  "hypot",
  "sqrt(",
  "log(",
  "max(",
  "__proto__",
  "constructor",
  "\ud83d",
  "😀",
  "\u202e",
];
const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join("")),
  fc.array(fc.constantFrom(..."xxy22e+-*^", "sin(x)"), { maxLength: 8 }).map((pieces) => pieces.join("")),
);
const RUNS = { numRuns: propertyRuns(20_000) };

/** `y =`, `f(x) =`, `f(x, y) =`, and what follows. */
const LEFT_SIDE = /^\s*[\p{L}_][\p{L}\p{M}\p{Nd}_]*\s*(?:\([^()=]+\)\s*)?=([^=]*)$/u;

describe("whatever the text,", () => {
  it("it is a function with a number for a value, or a mistake", () => {
    let accepted = 0;
    fc.assert(
      fc.property(texts, fc.double(), fc.double(), (text, x, y) => {
        const objective = read(text);
        if (!objective) return;
        accepted++;
        expect(typeof objective.value([x, y])).toBe("number");
        const gradient = objective.gradient([x, y]);
        expect(gradient).toHaveLength(objective.variables.length);
        for (const slope of gradient) expect(typeof slope).toBe("number");
      }),
      RUNS,
    );
    expect(accepted).toBeGreaterThan(RUNS.numRuns / 100);
  });

  it("a mistake's carets stand under the excerpt, which a terminal can show", () => {
    fc.assert(
      fc.property(texts, (text) => {
        if (text.trim() === "" || read(text)) return;
        const [what, excerpt, carets, ...more] = mistakeOf(text).message.split("\n") as [string, string, string];
        expect(more).toEqual([]);
        expect(`${what}${excerpt}`.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(carets).toMatch(/^ {2,}\^+$/);
        expect(carets.length).toBeLessThanOrEqual(Array.from(excerpt).length);
        expect(Array.from(excerpt).length).toBeLessThanOrEqual(62);
      }),
      RUNS,
    );
  });

  it("it assigns nothing and reaches into nothing", () => {
    const reach = fc.constantFrom("=", "+=", "=>", ".x", ".constructor", "[0]", "?.x", "`", "{}", ";", "x.y", "x=1");
    fc.assert(
      fc.property(texts, reach, fc.nat(), (text, reach, at) => {
        const cut = at % (text.length + 1);
        // A digit and a point are a number: 2.x is 2·x.
        fc.pre(!(/^\.[a-z]/.test(reach) && /\d$/.test(text.slice(0, cut))));
        const formula = `${text.slice(0, cut)}${reach}${text.slice(cut)}`;
        const [, right] = LEFT_SIDE.exec(formula) ?? [];
        // What a left side names is dropped; the function is that of the right side.
        if (right !== undefined && read(formula)) expect(read(formula)?.formula).toBe(right.trim());
        else mistakeOf(formula);
      }),
      RUNS,
    );
  });
});

const HOSTILE: readonly (readonly [name: string, text: string])[] = [
  ["10,000 parentheses", "(".repeat(10_000)],
  ["500 pairs of parentheses", `${"(".repeat(499)}x${")".repeat(499)}`],
  ["a million letters", "x".repeat(1_000_000)],
  ["a million spaces", " ".repeat(1_000_000)],
  ["500 minus signs", `${"-".repeat(500)}x`],
  ["a tower of 400 powers", `${"2^".repeat(400)}x`],
  ["a tower of superscripts and powers", `x${"²^2".repeat(300)}`],
  ["240 nested calls", `${"exp(".repeat(240)}x`],
  ["one name of 1,000 letters", "exp".repeat(333)],
  ["1,000 digits", "9".repeat(1000)],
  ["1,000 points", ".".repeat(1000)],
  ["1,000 zeros and points", "0.".repeat(500)],
  ["1,000 superscripts", `x${"⁹".repeat(999)}`],
  ["1,000 letters in joined names", "pixe".repeat(250)],
  ["1,000 combining marks", `x${"\u0301".repeat(999)}`],
];

/** What grew by a power of its length would take minutes. */
describe("without an end of the stack, or of patience,", { timeout: 5000 }, () => {
  it.each(HOSTILE)("%s are refused", (_, text) => {
    const { message, hint } = mistakeOf(text);
    expect(`${message}${hint}`.length).toBeLessThan(500);
  });

  it.each([
    ["500 sums", `x${"+x".repeat(499)}`, 500],
    ["500 products without a sign", "x ".repeat(500), 1],
    ["a call of 400 arguments", `max(x${",x".repeat(400)})`, 1],
  ])("%s are computed", (_, text, value) => {
    const objective = formulaObjective(text);
    expect(objective.value([1])).toBe(value);
    expect(objective.gradient([1])).toHaveLength(1);
  });
});

describe("the bounds:", () => {
  it("1,000 characters are read and 1,001 are refused, unread and unrepeated", () => {
    expect(formulaObjective("x".padEnd(1000)).name).toBe("x");
    expect(mistakeOf("$".repeat(1001))).toMatchObject({
      message: "The formula has 1001 characters.",
      hint: "It can have 1000 at most.",
    });
  });

  it.each([
    ["parentheses", (depth: number) => `${"(".repeat(depth)}x${")".repeat(depth)}`],
    ["calls", (depth: number) => `${"abs(".repeat(depth)}x${")".repeat(depth)}`],
    ["signs", (depth: number) => `${"-".repeat(depth)}x`],
    ["powers", (depth: number) => `${"1^".repeat(depth)}x`],
    ["all of them", (depth: number) => `${"(-1^".repeat(depth / 3)}${"+".repeat(depth % 3)}x${")".repeat(depth / 3)}`],
  ])("100 levels of %s are read, and the 101st is pointed at", (_, nested) => {
    expect(formulaObjective(nested(100)).variables).toEqual(["x"]);
    const { message, hint } = mistakeOf(nested(101));
    expect(message.split("\n")[0]).toBe("The formula is nested more than 100 levels deep.");
    expect(hint).toBe("Use fewer parentheses, signs or powers within each other.");
  });
});

function read(text: string): ReturnType<typeof formulaObjective> | undefined {
  try {
    return formulaObjective(text);
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}
