import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choiceOf, isSet, numberOf, numbersOf, textOf, toNumber } from "../../src/commands/values.js";
import { UsageError } from "../../src/errors.js";

describe("a number", () => {
  it("is read as JavaScript writes it, to the same double", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(toNumber("start", String(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it.each([
    ["1", 1],
    ["+1", 1],
    ["-1", -1],
    ["\u22121", -1],
    [" 1 ", 1],
    [".5", 0.5],
    ["5.", 5],
    ["-.5e-2", -0.005],
    ["1E3", 1000],
  ])("may be written %j", (text, value) => {
    expect(toNumber("start", text)).toBe(value);
  });

  it.each(["", " ", "abc", "1x", "0x10", "1e", "1,2", "--1", "NaN", "Infinity", "-Infinity", "1_000", "½", "١"])(
    "is not %j, and the error names the option and the text",
    (text) => {
      expect(() => toNumber("start", text)).toThrow(
        expect.objectContaining({ name: "UsageError", message: `--start must be a finite number, not "${text}".` }),
      );
    },
  );
});

describe("numbers between commas", () => {
  it("are read in order, spaces or none", () => {
    expect(numbersOf({ start: "1, -2,.5" }, "start")).toEqual([1, -2, 0.5]);
  });

  it.each(["1,", ",1", ",", "1;2"])("are not %j", (start) => {
    expect(() => numbersOf({ start }, "start")).toThrow(UsageError);
  });
});

describe("an option left out", () => {
  it.each([
    ["text", textOf],
    ["number", numberOf],
    ["numbers", numbersOf],
  ])("is nothing, not a mistake (%s)", (_, read) => {
    expect(read({}, "xlim")).toBeUndefined();
  });

  it("is no choice and not set", () => {
    expect(choiceOf({}, "format", ["csv"])).toBeUndefined();
    expect(isSet({}, "json")).toBe(false);
  });
});

describe("a choice", () => {
  it("is one of the words", () => {
    expect(choiceOf({ format: "csv" }, "format", ["csv", "json"])).toBe("csv");
  });

  it.each(["xml", "CSV", "cs"])("is not %j, and the hint lists the words", (format) => {
    expect(thrownBy(() => choiceOf({ format }, "format", ["csv", "json"]))).toMatchObject({
      message: `--format has no choice "${format}".`,
      hint: "Choose csv or json.",
    });
  });
});

describe("an option without its value", () => {
  it.each(["start", "out"])("is a mistake that names it: --%s", (name) => {
    expect(() => textOf({ [name]: "" }, name)).toThrow(`--${name} needs a value.`);
  });

  it("is an empty title, which means none", () => {
    expect(textOf({ title: "" }, "title")).toBe("");
  });
});

function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error("It threw nothing.");
}
