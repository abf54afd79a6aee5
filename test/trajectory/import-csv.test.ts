import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/errors.js";
import { objectives } from "../../src/objectives/registry.js";
import type { ImportedRun } from "../../src/trajectory/import-runs.js";
import { importTrajectories } from "../../src/trajectory/load.js";

const { cubic, quadratic } = objectives;

function read(text: string, objective = cubic): ImportedRun[] {
  return importTrajectories(text, { name: "run.csv", format: "csv" }, objective);
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

describe("CSV that is read", () => {
  it.each([
    ["of Python's csv.writer, with CRLF", "t,x\r\n0,-1.0\r\n1,1e-05\r\n", [-1, 1e-5]],
    ["of csv.writer on Windows without newline='', with CRCRLF", "t,x\r\r\n0,-1.0\r\r\n1,2\r\r\n", [-1, 2]],
    ["with its last line not ended", "t,x\n0,-1\n1,2", [-1, 2]],
    ["of pandas, with an index that has no name", ",t,x,loss\n0,0,-1.0,\n1,1,-0.0,0.5\n", [-1, -0]],
    ["of pandas, with t as floats", "t,x\n0.0,-1.0\n1.0,2.5\n", [-1, 2.5]],
    ["with a byte order mark", "\uFEFFt,x\n0,-1\n", [-1]],
    ["with quoted fields", '"x","t"\n"-1","0"\n', [-1]],
    ["with blanks around fields and blank lines", "\n t , x\n0, -1\n\n  \n1, 2\n\n\n", [-1, 2]],
    ["with NaN and text where nobody looks", "t,x,f,__proto__\n0,1,nan,a\n", [1]],
    ["with every way to write a number", "t,x\n0,+1\n1,.5\n2,1.\n3,-1E+2\n", [1, 0.5, 1, -100]],
  ])("%s", (_, text, expected) => {
    expect(read(text).map(xs)).toEqual([expected]);
  });

  it("has a run for each optimizer, in the order of their first rows, interleaved or not", () => {
    const rows = ["optimizer,t,x", "sgd,0,1", "__proto__,0,2", "sgd,1,3", "__proto__,1,4", "sgd,2,5"];
    const runs = read(rows.join("\n"));
    expect(runs.map((run) => [run.label, xs(run)])).toEqual([
      ["sgd", [1, 3, 5]],
      ["__proto__", [2, 4]],
    ]);
  });
});

describe("CSV that is refused", () => {
  it.each([
    ["a header alone", "t,x\n", "run.csv: there are no rows. A run has one row at least, t = 0: its start."],
    [
      "no t, but a step",
      "step,x\n0,1",
      'run.csv, line 1: there is no column t, which a run of cubic needs; found "step", "x". Rename the column "step" to t.',
    ],
    [
      "no x, but an X",
      "\r\nt,X\r\n0,1",
      'run.csv, line 2: there is no column x, which a run of cubic needs; found "t", "X". Rename the column "X" to x.',
    ],
    ["no t, but pandas' index", ",x\n0,1", 'pandas names its index with to_csv(…, index_label="t").'],
    ["numpy's comment sign", "# t,x\n0,1", 'Rename the column "# t" to t.'],
    ["no header", "0,1\n1,2", "The columns t, x are needed, by these names and in any order; others are ignored."],
    [
      "two columns of a name",
      "t,x,f,f\n0,1,2,3",
      'run.csv, line 1: there are two columns "f". Give every column a name of its own.',
    ],
    [
      "a variable too many",
      "t,x,y\n0,1,2",
      "run.csv, line 1, column y: the file has more variables than cubic, which has x alone. Choose an objective of more variables, or take the column y out.",
    ],
    ["semicolons", "t;x\n0;1,5", 'run.csv, line 1: expected columns separated by commas, found semicolons: "t;x".'],
    ["tabs", "t\tx\n0\t1", 'run.csv, line 1: expected columns separated by commas, found tabs: "t\\tx".'],
    [
      "t that is not whole",
      "t,x\n0,1\n1.5,2",
      "run.csv, line 3, column t: expected a whole number, found 1.5. t counts the steps: 0, 1, 2, …",
    ],
    [
      "t that begins at 1",
      "t,x\n1,1",
      "run.csv, line 2, column t: expected t = 0, found 1. A run begins with t = 0: its start, before the first step.",
    ],
    [
      "a gap",
      "t,x\n0,1\n1,1\n2,1\n5,1",
      "run.csv, line 5, column t: expected t = 3, found 5. Every step needs a row: write the trace without every.",
    ],
    [
      "a repetition",
      "t,x\n0,1\n1,1\n1,1",
      "run.csv, line 4, column t: expected t = 2, found 1. Every step has one row. A column optimizer tells several runs in one file apart.",
    ],
    ["t that descends", "t,x\n0,1\n1,1\n-1,1", "run.csv, line 4, column t: expected t = 2, found -1."],
    [
      "a gap in a run of several",
      "optimizer,t,x\na,0,1\nb,0,1\nb,2,1",
      'run.csv, line 4, column t: expected t = 1 of "b", found 2.',
    ],
    [
      "a repetition in a run of several",
      "optimizer,t,x\na,0,1\nb,0,1\nb,0,1",
      "Every step of a run has one row, in order.",
    ],
    [
      "nan",
      "t,x\n0,1\n1,nan",
      'run.csv, line 3, column x: expected a finite number, found "nan". Cut the file before the row where the run diverges.',
    ],
    ["-inf", "t,x\n0,-inf", 'run.csv, line 2, column x: expected a finite number, found "-inf".'],
    [
      "Infinity, as trace writes it",
      "t,x\n0,Infinity",
      'run.csv, line 2, column x: expected a finite number, found "Infinity".',
    ],
    ["a number beyond doubles", "t,x\n0,1e999", "run.csv, line 2, column x: expected a finite number, found Infinity."],
    [
      "an empty cell",
      "t,x\n0,1\n1,",
      "run.csv, line 3, column x: expected a number, found nothing. pandas writes NaN as an empty cell.",
    ],
    [
      "a word",
      "t,x\n0,abc",
      'run.csv, line 2, column x: expected a number, found "abc". Write a decimal, such as 0.5 or 1e-05.',
    ],
    ["a hexadecimal number", "t,x\n0x0,1", 'run.csv, line 2, column t: expected a number, found "0x0".'],
    ["a tensor", "t,x\n0,tensor(1.)", "The number in a tensor of one element is tensor.item()."],
    [
      "a long word, cut, and without control characters",
      `t,x\n0,\x1b\x9b${"a".repeat(99)}`,
      `found "\\u001b\\u009b${"a".repeat(38)}…".`,
    ],
    [
      "a run without a name",
      "optimizer,t,x\n,0,1",
      "run.csv, line 2, column optimizer: expected the name of a run, found nothing.",
    ],
    [
      "too few fields",
      "t,x\n0,1\n1",
      "run.csv, line 3: expected 2 fields, as in the header, found 1. Is the file cut off?",
    ],
    [
      "too many fields",
      "t,x\n0,1\n\n1,1,5",
      "run.csv, line 4: expected 2 fields, as in the header, found 3. Numbers have a decimal point, not a comma;",
    ],
    [
      "a quote that stays open",
      't,x\n0,1\n\n1,"2\n2,3\n',
      "run.csv, line 4, column x: a quote is opened and never closed.",
    ],
    ["a quote inside a field", 't,x\n0,1"\n', "run.csv, line 2, column x: a quote stands in the middle of a field."],
    ["text after a quote", 't,x\n0,"1"2\n', "run.csv, line 2, column x: a field goes on after its closing quote."],
    ["an open quote in the header", '"t,x\n0,1', "run.csv, line 1: a quote is opened and never closed."],
    [
      "a row after fields of several lines, with CRLF",
      't,x,note\r\n0,1,"a\r\n\r\nb"\r\n1,z,"\r\n"\r\n',
      'run.csv, line 5, column x: expected a number, found "z".',
    ],
    ["a row after lone LF and CR", "t,x\r\n0,1\n1,2\r2,z", 'run.csv, line 4, column x: expected a number, found "z".'],
  ])("%s", (_, text, expected) => {
    expect(errorOf(text)).toContain(expected);
  });

  it("no y, of an objective of two variables", () => {
    expect(errorOf("t,x,f\n0,1,2", quadratic)).toBe(
      'run.csv, line 1: there is no column y, which a run of quadratic needs; found "t", "x", "f". ' +
        "The columns t, x, y are needed, by these names and in any order; others are ignored.",
    );
  });
});
