import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareTexts } from "../../src/check/words.js";

describe("two texts", () => {
  it("that are the same have no difference", () => {
    fc.assert(fc.property(fc.string(), (text) => compareTexts(text, text) === undefined));
  });

  it("differ where the first character does, told by line and column", () => {
    expect(compareTexts("one\ntwo\nthree", "one\ntow\nthree")).toEqual({
      line: 2,
      column: 2,
      expected: "two",
      actual: "tow",
    });
    expect(compareTexts("\na", "b\na")).toEqual({ line: 1, column: 1, expected: "", actual: "b" });
    expect(compareTexts("a\n", "a")).toEqual({ line: 1, column: 2, expected: "a", actual: "a" });
    expect(compareTexts("a\nb", "a\n")).toEqual({ line: 2, column: 1, expected: "b", actual: "" });
  });

  it("that are long are told in short", () => {
    const [a, b] = [`${"x".repeat(5000)}1${"y".repeat(5000)}`, `${"x".repeat(5000)}2${"y".repeat(5000)}`];
    expect(compareTexts(a, b)).toEqual({
      line: 1,
      column: 5001,
      expected: `…${"x".repeat(20)}1${"y".repeat(39)}…`,
      actual: `…${"x".repeat(20)}2${"y".repeat(39)}…`,
    });
  });

  it("agree up to the place that is told, and not there", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "b", "\n") }),
        fc.string({ unit: fc.constantFrom("a", "b", "\n") }),
        (a, b) => {
          fc.pre(a !== b);
          const found = compareTexts(a, b);
          const { line = 0, column = 0 } = found ?? {};
          const before = a.split("\n").slice(0, line - 1);
          const at = before.join("\n").length + (line > 1 ? 1 : 0) + column - 1;
          expect(a.slice(0, at)).toBe(b.slice(0, at));
          expect(a[at]).not.toBe(b[at]);
        },
      ),
    );
  });
});
