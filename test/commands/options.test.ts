import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  nearest,
  optimizerOf,
  rejectStrayWords,
  rejectUnknownOptions,
  tieNegatives,
  valued,
} from "../../src/commands/options.js";

const table = {
  frames: valued("Frames"),
  "learning-rate": valued("Rate", { alias: "lr" }),
  out: valued("File", { alias: "o" }),
  json: { description: "Facts", type: "boolean" as const },
};

describe("tieNegatives", () => {
  it.each([
    ["--start -1", "--start=-1"],
    ["--start -.5", "--start=-.5"],
    ["--xlim -2,2", "--xlim=-2,2"],
    ["--start \u22121", "--start=\u22121"],
    ["-s -1", "-s=-1"],
    ["--xlim -2,2 --ylim -3,3", "--xlim=-2,2 --ylim=-3,3"],
  ])("ties the value to its option: %s becomes %s", (args, tied) => {
    expect(tieNegatives(args.split(" "))).toEqual(tied.split(" "));
  });

  it.each(["--start=1 -1", "--frames 3 -1", "-1 -2", "--json --quiet", "--json -o a.gif", "-- -1", "render -1"])(
    "leaves %s alone",
    (args) => {
      expect(tieNegatives(args.split(" "))).toEqual(args.split(" "));
    },
  );

  it("loses and reorders no character of any command line", () => {
    const words = fc.constantFrom("--start", "-o", "-1", "-.5", "\u22122,2", "--", "3", "a.gif", "--lr=1", "-");
    fc.assert(
      fc.property(fc.array(words), (args) => {
        const untied = tieNegatives(args).flatMap((arg) =>
          arg.replace(/^(--?[a-z]+)=(?=[-\u2212])/, "$1\n").split("\n"),
        );
        expect(untied).toEqual(args);
      }),
    );
  });
});

describe("nearest", () => {
  const known = ["frames", "learning-rate", "lr", "fps"];

  it.each([
    ["frmes", "frames"],
    ["Frames", "frames"],
    ["learning_rate", "learning-rate"],
    ["learningRate", "learning-rate"],
    ["fsp", "fps"],
    ["frames", "frames"],
  ])("takes %s for %s", (word, meant) => {
    expect(nearest(word, known)).toBe(meant);
  });

  it.each(["nonsense", "verylongword", "q", ""])("takes %j for none of them", (word) => {
    expect(nearest(word, known)).toBeUndefined();
  });

  it("takes nothing for something when there is nothing", () => {
    expect(nearest("frames", [])).toBeUndefined();
  });
});

describe("rejectUnknownOptions", () => {
  it.each([
    "",
    "--frames 3",
    "--learning-rate=1 --lr 1",
    "-o a.gif",
    "--help -h --version --json --json=true",
    "word",
    "-- --nonsense",
    "-",
  ])("lets known options pass: %j", (args) => {
    expect(() => rejectUnknownOptions("render", args.split(" "), table)).not.toThrow();
  });

  it.each([
    ["--frmes 3", "Unknown option --frmes.", "Did you mean --frames?"],
    ["--frmes=3", "Unknown option --frmes.", "Did you mean --frames?"],
    ["--nonsense", "Unknown option --nonsense.", "See gradreel render --help."],
    ["--constructor 3", "Unknown option --constructor.", "See gradreel render --help."],
    ["--frames 3 -x", "Unknown option -x.", "See gradreel render --help."],
    ["--json=yes", '--json takes no value: "--json=yes".', "Write --json, or leave it out."],
  ])("refuses %j", (args, message, hint) => {
    expect(() => rejectUnknownOptions("render", args.split(" "), table)).toThrow(
      expect.objectContaining({ message, hint }),
    );
  });
});

describe("rejectStrayWords", () => {
  it("lets none pass", () => {
    expect(() => rejectStrayWords("render", { _: [] })).not.toThrow();
  });

  it.each([
    ["stray", "See gradreel render --help."],
    ["2", "Lists of numbers have no spaces: -5,5."],
  ])("refuses %s", (word, hint) => {
    const message = `gradreel render takes no "${word}".`;
    expect(() => rejectStrayWords("render", { _: [word] })).toThrow(expect.objectContaining({ message, hint }));
  });
});

describe("optimizerOf", () => {
  it("leaves to the rule what it is not told", () => {
    expect(optimizerOf({})).toEqual({ name: "amsgrad" });
  });

  it("takes every option, zero included", () => {
    const values = { "learning-rate": "2", beta1: "0", beta2: "0", epsilon: "0" };
    expect(optimizerOf(values)).toEqual({ name: "amsgrad", learningRate: 2, beta1: 0, beta2: 0, epsilon: 0 });
  });
});
