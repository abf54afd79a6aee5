import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/errors.js";
import { objectives } from "../../src/objectives/registry.js";
import type { ImportedRun } from "../../src/trajectory/import-runs.js";
import { importTrajectories } from "../../src/trajectory/load.js";
import { propertyRuns } from "../support/property-runs.js";

const { cubic, quadratic } = objectives;

function read(text: string, objective = cubic): ImportedRun[] {
  return importTrajectories(text, { name: "run.json", format: "json" }, objective);
}

function xs({ trajectory: { steps, pointAt } }: ImportedRun): (number | undefined)[] {
  return Array.from({ length: steps + 1 }, (_, t) => pointAt(t)[0]);
}

function errorOf(text: string, objective = cubic): string {
  try {
    read(text, objective);
  } catch (error) {
    if (error instanceof UsageError) return `${error.message} ${error.hint ?? ""}`.trimEnd();
    throw error;
  }
  throw new Error("there was no error");
}

describe("JSON that is read", () => {
  it.each([
    ["of Python's json.dump, on one line", '[{"t": 0, "x": -1.0}, {"t": 1, "x": 1e-05}]', [-1, 1e-5]],
    ["of Python's json.dump(indent=2), with CRLF", '[\r\n  {\r\n    "x": -0.0,\r\n    "t": 0.0\r\n  }\r\n]', [-0]],
    ["of Python, with NaN where nobody looks", '[{"t": 0, "x": 1, "f": NaN, "g": [-Infinity, {}]}]', [1]],
    ["with NaN in text and keys", '[{"t": 0, "x": 1, ", NaN": "a\\", NaN", "NaN": Infinity}]', [1]],
    ["with a byte order mark", '\uFEFF[{"t":0,"x":2}]', [2]],
    ["with hostile and escaped keys", '[{"__proto__": {"t": 5}, "\\u0074": 0, "x": 1, "constructor": "\\"]"}]', [1]],
  ])("%s", (_, text, expected) => {
    expect(read(text).map(xs)).toEqual([expected]);
  });

  it("has a run for each optimizer, in the order of their first rows", () => {
    const rows = [0, 1, 2].flatMap((t) => ["b", "__proto__"].map((optimizer, x) => ({ optimizer, t, x: x + t })));
    expect(read(JSON.stringify(rows)).map((run) => [run.label, xs(run)])).toEqual([
      ["b", [0, 1, 2]],
      ["__proto__", [1, 2, 3]],
    ]);
  });
});

describe("JSON that is refused", () => {
  it.each([
    ["an array of nothing", "[]", "run.json: there are no rows. A run has one row at least, t = 0: its start."],
    [
      "an object",
      '\n{"t": {"0": 0}}',
      'run.json, line 2: expected an array of rows, [{ … }, { … }], found "{\\"t\\": {\\"0\\": 0}}". pandas writes one with to_json(…, orient="records"); JSON Lines are not read.',
    ],
    ["a row that is an array", "[\n[0, 1]]", 'run.json, line 2: expected a row { … }, found "[0, 1]]".'],
    ["a row that is null", '[{"t": 0, "x": 1},\n\nnull]', 'run.json, line 3: expected a row { … }, found "null]".'],
    [
      "a missing key",
      '[{"t": 0, "x": 1},\n{"t": 1,\n"X": 1}]',
      'run.json, line 2: there is no column x, which a run of cubic needs; found "t", "X". Rename the column "X" to x.',
    ],
    ["a row without keys", "[{}]", "run.json, line 1: there is no column t, which a run of cubic needs; found none."],
    ["a key that is there twice", '[{"t": 0, "x": 1, "x": 2}]', 'run.json, line 1: there are two columns "x".'],
    [
      "a variable too many",
      '[{"t": 0, "x": 1, "y": 2}]',
      "run.json, line 1, column y: the file has more variables than cubic, which has x alone.",
    ],
    [
      "a number in quotes",
      '[\n{"t": 0, "x": "1.0"}]',
      'run.json, line 2, column x: expected a number, found the text "1.0". Write numbers without quotes.',
    ],
    [
      "NaN, as trace writes it",
      '[\n{"t": 0, "x": "NaN"}]',
      'run.json, line 2, column x: expected a finite number, found "NaN".',
    ],
    [
      "NaN, as Python writes it",
      '[\n{"t": 0, "x": NaN}]',
      "run.json, line 2, column x: expected a finite number, found NaN.",
    ],
    [
      "-Infinity",
      '[{"t": 0, "x": -Infinity}]',
      "run.json, line 1, column x: expected a finite number, found -Infinity.",
    ],
    [
      "null",
      '[{"t": 0, "x": null}]',
      "run.json, line 1, column x: expected a number, found null. pandas writes NaN as null.",
    ],
    ["a number in an array", '[{"t": 0, "x": [1]}]', "run.json, line 1, column x: expected a number, found an array."],
    ["a boolean", '[{"t": false, "x": 1}]', "run.json, line 1, column t: expected a number, found false."],
    ["t that is not whole", '[{"t": 0.5, "x": 1}]', "run.json, line 1, column t: expected a whole number, found 0.5."],
    [
      "a gap",
      '[{"t": 0, "x": 1},\n{"t": 2, "x": 1}]',
      "run.json, line 2, column t: expected t = 1, found 2. Every step needs a row",
    ],
    [
      "a label that is no text",
      '[{"t": 0, "x": 1, "optimizer": 3}]',
      "run.json, line 1, column optimizer: expected the name of a run, found 3.",
    ],
    [
      "a label in some rows alone",
      '[{"t": 0, "x": 1, "optimizer": "a"},\n{"t": 0, "x": 1}]',
      "run.json, line 2, column optimizer: some rows have it and some do not.",
    ],
    [
      "a file cut off",
      '[{"t": 0, "x": 1},\n{"t": 1, "x"\n',
      'run.json, line 3: expected ":", found the end of the file.',
    ],
    ["a comma too many", '[{"t": 0, "x": 1},\n]', 'run.json, line 2: expected a row { … }, found "]".'],
    [
      "a comma too few",
      '[{"t": 0, "x": 1}\n\n{"t": 1, "x": 1}]',
      'run.json, line 3: expected "," or a closing bracket, found "{\\"t\\": 1, \\"x\\": 1}]".',
    ],
    ["a comma too many in a row", '[\n{"t": 0,\n}]', 'run.json, line 3: expected a key in double quotes, found "}]".'],
    [
      "a row cut off",
      '[{"t": 0, "x": 1},\n{"t": 1\n',
      'run.json, line 3: expected "," or a closing bracket, found the end of the file.',
    ],
    [
      "a key without quotes",
      "[\n{t: 0}]",
      'run.json, line 2: expected JSON, found "t: 0}]". Text and keys stand in double quotes, and there are no comments.',
    ],
    ["a number for a key", "[\n{0: 0}]", 'run.json, line 2: expected a key in double quotes, found "0: 0}]".'],
    ["a key without a value", '[{"t":\n}]', 'run.json, line 2: expected a value, found "}]".'],
    ["a comment", '[{"t": 0, // start\n"x": 1}]', 'run.json, line 1: expected JSON, found "// start".'],
    [
      "half a number",
      '[{"t": 0, "x": 1.}]',
      'run.json, line 1: expected a number, such as 0.5 or 1e-05, found "1.}]".',
    ],
    ["NaN with a sign before it", '[{"t": 0, "x": 1, "f": 1-NaN}]', 'line 1: expected JSON, found "-NaN}]".'],
    ["Infinity within a word", '[{"t": 0, "x": 1, "f": 1Infinity}]', 'found "Infinity}]".'],
    [
      "text that does not end on its line",
      '[{"t": 0,\n"x": "1\n"}]',
      'run.json, line 2: expected text that ends in a quote on its line, with valid escapes, found "\\"1".',
    ],
    ["text after the array", '[{"t": 0, "x": 1}]\nx', 'run.json, line 2: expected the end of the file, found "x".'],
    ["brackets without end", "[".repeat(1_000_000), "run.json, line 1: expected a row"],
    [
      "brackets without end in a row",
      `[{"a": ${"[".repeat(1_000_000)}`,
      "run.json, line 1: there are more than 200 brackets in brackets.",
    ],
  ])("%s", (_, text, expected) => {
    expect(errorOf(text)).toContain(expected);
  });

  it("no y, of an objective of two variables", () => {
    expect(errorOf('[{"t": 0, "x": 1}]', quadratic)).toContain("run.json, line 1: there is no column y, which");
  });
});

describe("JSON as such", () => {
  it("is what JSON.parse takes, and nothing else", () => {
    const signs = ["{", "}", "[", "]", ",", ":", '"', "\\", "u", "0041", " ", "\n", "\t", "-", "0", "1", ".", "e", "+"];
    const broken = fc.array(fc.constantFrom(...signs, "null", "true", '"a"', '"b":'), { maxLength: 12 });
    const whole = fc.tuple(fc.json(), fc.nat(), fc.constantFrom("", ...signs));
    const spoiled = whole.map(([json, at, sign]) => {
      const cut = at % (json.length + 1);
      return json.slice(0, cut) + sign + json.slice(cut + (at % 2));
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          spoiled,
          broken.map((parts) => parts.join("")),
        ),
        (json) => {
          const text = `[{"t": 0, "x": 1, "f": [${json}]}]`;
          expect(isTaken(text, read)).toBe(isTaken(text, JSON.parse));
        },
      ),
      { numRuns: propertyRuns(5000) },
    );
  });

  it("has text of any length", () => {
    for (const piece of ["a", "\\n", '\\"', "\\\\", "\\u0041"]) {
      const text = `"${piece.repeat(1_000_000)}"`;
      expect(read(`[{"t": 0, "x": 1, "note": ${text}}]`)).toHaveLength(1);
    }
  });
});

function isTaken(text: string, by: (text: string) => unknown): boolean {
  try {
    by(text);
    return true;
  } catch {
    return false;
  }
}
