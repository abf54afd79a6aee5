import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/errors.js";
import { formulaObjective } from "../../src/objectives/formula/formula.js";
import { objectives, onlineObjectives } from "../../src/objectives/registry.js";
import { type Start, startFor } from "../../src/objectives/start.js";

const bowl = formulaObjective("w^2 + b^2");

describe("a start", () => {
  it("is a number for each variable, in their order or by name", () => {
    expect(startFor(bowl, [1, 2])).toEqual([1, 2]);
    expect(startFor(bowl, { b: 2, w: 1 })).toEqual([1, 2]);
    expect(startFor(objectives.cubic, { x: -1 })).toEqual([-1]);
  });

  it("is the objective's usual one where none is given", () => {
    expect(startFor(bowl)).toEqual(bowl.start);
  });

  it.each([
    ["θ^2", { theta: 3 }],
    ["theta^2", { θ: 3 }],
    ["θ1^2", { theta1: 3 }],
  ])("of %s may be %j: a Greek letter and its name are one variable", (formula, start) => {
    expect(startFor(formulaObjective(formula), start as never)).toEqual([3]);
  });

  it.each<readonly [Start, string, string | undefined]>([
    [{ w: 1 }, "start has no value for b.", "Write start: { w: 1, b: 0 }."],
    [{ w: 1, c: 2 }, "w^2 + b^2 has no variable c, only w and b.", "Write start: { w: 1, b: 0 }."],
    [{}, "start has no value for w.", "Write start: { w: 1, b: 0 }."],
    [{ w: 1, b: Number.NaN }, "start must be a list of finite numbers, not NaN.", undefined],
    [[1], "w^2 + b^2 has 2 variables, but the start has 1: [1].", "Its usual start is [1, 0]."],
    ["1,2" as never, 'start must be a list of finite numbers, not "1,2".', "Write start: [1, 2]"],
    [1 as never, "start must be a list of finite numbers, not 1.", "Write start: [1]"],
    [null as never, "start must be a list of finite numbers, not null.", undefined],
  ])("cannot be %j", (start, text, hint) => {
    const mistake = mistakeOf(() => startFor(bowl, start));
    expect(mistake).toMatchObject({ message: text, hint });
    expect(mistake.mistakes[0].settings[0]?.[0]).toBe("start");
  });

  it("cannot have two values for one variable", () => {
    const theta = formulaObjective("θ^2");
    expect(() => startFor(theta, { θ: 1, theta: 2 })).toThrow("start has two values for θ.");
  });

  it("cannot be outside the interval of a stream of losses", () => {
    expect(() => startFor(onlineObjectives["reddi-3"], { x: 5 })).toThrow(
      "reddi-3 is played on [-1, 1], but the start is [5].",
    );
  });
});

function mistakeOf(act: () => unknown): UsageError {
  try {
    act();
  } catch (error) {
    if (error instanceof UsageError) return error;
  }
  throw new Error("No mistake.");
}
