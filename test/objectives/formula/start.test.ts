import { describe, expect, it } from "vitest";
import { formulaObjective } from "../../../src/objectives/formula/formula.js";

describe("the start of a typed function", () => {
  it.each([
    ["x - x^3", [-1]],
    ["2x^2 + 2x*y + 2y^2 - 6x", [1, 0]],
  ])("is the post's, where the function is the post's: %s", (formula, start) => {
    expect(formulaObjective(formula).start).toEqual(start);
  });

  it.each([
    ["log(x)^2", [0.5], "is not defined"],
    ["(x+1)^2", [1], "is level"],
    ["x*log(x)", [1], "is not defined"],
    ["sqrt(x - 5)", [10], "is not defined"],
    ["1/y + x", [-1, 1], "is not defined"],
    ["(x-1)^2 + y^2", [-1, 1], "is level"],
  ])("of %s is %j: the function %s at the usual one", (formula, start) => {
    const objective = formulaObjective(formula);
    const usual = objective.variables.length === 1 ? [-1] : [1, 0];
    const isUsable = Number.isFinite(objective.value(usual)) && objective.gradient(usual).some((slope) => slope !== 0);
    expect(isUsable).toBe(false);
    expect(objective.start).toEqual(start);
  });

  it("is the usual one where none of those tried is any better", () => {
    expect(formulaObjective("sqrt(x - 1000)").start).toEqual([-1]);
  });
});
