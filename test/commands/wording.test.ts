import { describe, expect, it } from "vitest";
import { commandLineWording } from "../../src/commands/wording.js";
import type { Mistake, UsageError } from "../../src/errors.js";
import { hyperParameters } from "../../src/optimizers/hyper-parameter.js";
import { plan } from "../../src/plan/plan.js";
import { reelSchema } from "../../src/reel/schema.js";
import { assignment, messageText, setting } from "../../src/text/message.js";
import { kebabCase } from "../../src/text/typeset.js";
import { refused } from "../support/settings.js";

const names = [...Object.keys(reelSchema.entries), ...Object.keys(hyperParameters)];
const camelCase = new RegExp(`\\b(${names.filter((name) => kebabCase(name) !== name).join("|")})\\b`);

async function mistakesOf(reel: object): Promise<readonly Mistake[]> {
  const error = await plan(reel).catch((thrown: unknown) => thrown);
  return (error as UsageError).mistakes;
}

describe("the command line", () => {
  it.each(refused.map(([reel]) => [reel]))("is not told names of TypeScript: %j", async (reel) => {
    for (const { message, hint = [] } of await mistakesOf(reel)) {
      for (const text of [message, hint]) expect(messageText(text, commandLineWording({}))).not.toMatch(camelCase);
    }
  });

  it.each([
    [["fontSize"], {}, "--font-size"],
    [["objective"], {}, "--objective"],
    [["objective"], { function: "x" }, "--function"],
    [["objective", "formula"], {}, "--function"],
    [["optimizers", 0], {}, "--optimizer"],
    [["optimizers", 1, "learningRate"], { optimizer: ["sgd", "adam:lr=0"] }, "lr in -O adam:lr=0"],
    [
      ["optimizers", 0, "learningRate"],
      { optimizer: "sgd:learning-rate=0" },
      "learning-rate in -O sgd:learning-rate=0",
    ],
    [["optimizers", 0, "learningRate"], { optimizer: ["sgd", "adam:lr=0"], lr: "0" }, "--learning-rate"],
    [["optimizers", 1, "epsilon"], { compare: "eps=1,2" }, "eps in --compare eps=1,2"],
  ])("calls a setting as it was written: %j with %j is %s", (path, values, text) => {
    expect(messageText([setting(...path)], commandLineWording(values))).toBe(text);
  });

  it.each([
    ["xlim", [-5, 5], "--xlim -5,5"],
    ["title", "Two words", '--title "Two words"'],
    ["tangent", true, "--tangent"],
    ["objective", "cubic", "--objective cubic"],
    ["objective", { formula: "x^2" }, '--function "x^2"'],
    ["optimizers", [{ name: "adam", form: "paper", learningRate: 2 }, { name: "sgd" }], "-O adam:paper:lr=2 -O sgd"],
    ["out", ["a.gif", "b.gif"], "-o a.gif -o b.gif"],
    ["sizeBudget", { gif: "5MB" }, "--size-budget gif=5MB"],
  ])("shows how to write %s: %j", (name, value, text) => {
    expect(messageText([assignment(name, value)], commandLineWording({}))).toBe(text);
  });
});
