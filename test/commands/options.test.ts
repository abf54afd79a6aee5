import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rejectStrayWords, rejectUnknownOptions, tieNegatives, valued } from "../../src/commands/command.js";

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
    ["-f -x^2", "-f=-x^2"],
    ["-f -x", "-f=-x"],
    ["--function -sin(x)", "--function=-sin(x)"],
    ["-f -2x", "-f=-2x"],
  ])("ties the value to its option: %s becomes %s", (args, tied) => {
    expect(tieNegatives(args.split(" "))).toEqual(tied.split(" "));
  });

  it.each([
    "--start=1 -1",
    "--frames 3 -1",
    "-1 -2",
    "--json --quiet",
    "--json -o a.gif",
    "-f -o a.gif",
    "-f --json",
    "-o -x^2",
    "-- -1",
    "render -1",
  ])("leaves %s alone", (args) => {
    expect(tieNegatives(args.split(" "))).toEqual(args.split(" "));
  });

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
    expect(() => rejectStrayWords("render", [], 0)).not.toThrow();
  });

  it("lets as many pass as the command takes", () => {
    expect(() => rejectStrayWords("list", ["optimizers"], 1)).not.toThrow();
    expect(() => rejectStrayWords("list", ["optimizers", "stray"], 1)).toThrow('takes no "stray"');
  });

  it.each([
    ["stray", "See gradreel render --help."],
    ["2", "Lists of numbers have no spaces: -5,5."],
  ])("refuses %s", (word, hint) => {
    const message = `gradreel render takes no "${word}".`;
    expect(() => rejectStrayWords("render", [word], 0)).toThrow(expect.objectContaining({ message, hint }));
  });
});
