import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formulaObjective } from "../../../src/objectives/formula/formula.js";

const { POSITIVE_INFINITY: INFINITY, NaN: UNDEFINED } = Number;

describe("gradients have the bits of", () => {
  const any = fc.double({ min: -1e3, max: 1e3, noNaN: true });

  it("1 − 3x² for x − x³", () => {
    const objective = formulaObjective("x - x^3");
    fc.assert(
      fc.property(any, (x) => {
        expect(objective.value([x])).toBe(x - x ** 3);
        expect(objective.gradient([x])).toEqual([1 - 3 * x ** 2]);
      }),
    );
  });

  it("(4x + 2y − 6, 2x + 4y) for whole x and y, for the post's quadratic", () => {
    const objective = formulaObjective("2x^2 + 2x y + 2y^2 - 6x");
    const whole = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(whole, whole, (x, y) => {
        expect(objective.gradient([x, y])).toEqual([4 * x + 2 * y - 6 + 0, 2 * x + 4 * y + 0]);
      }),
    );
  });
});

/** Formula, point, gradient. */
type Row = readonly [formula: string, point: readonly number[], gradient: readonly number[]];

function slopes(rows: readonly Row[]): void {
  it.each(rows)("of %s at %j is %j", (formula, point, gradient) => {
    expect(formulaObjective(formula).gradient(point)).toEqual(gradient);
  });
}

describe("at a corner or a jump, the gradient", () => {
  slopes([
    ["abs(x)", [0], [0]],
    ["abs(x)", [-0], [0]],
    ["relu(x)", [0], [0]],
    ["relu(-x)", [0], [0]],
    ["sign(x)", [0], [0]],
    ["sign(x)", [2.5], [0]],
    ["floor(x)", [2], [0]],
    ["ceil(x)", [2], [0]],
    ["floor(x)x", [2.5], [2]],
    ["min(x, 3x)", [0], [2]],
    ["max(x, 3x)", [0], [2]],
    ["max(x, y)", [2, 2], [0.5, 0.5]],
    ["max(x, y, 1)", [2, 2], [0.5, 0.5]],
    ["max(x, 2x, 6x)", [0], [3]],
    ["max(x, -x)", [0], [0]],
    ["min(x, 0)", [-0], [0.5]],
    ["hypot(x, y)", [0, 0], [0, 0]],
    ["atan2(y, x)", [0, 0], [0, 0]],
    ["sqrt(x)", [0], [INFINITY]],
    ["sqrt(-x)", [0], [-INFINITY]],
    ["cbrt(x)", [0], [INFINITY]],
    ["cbrt(-x)", [0], [-INFINITY]],
    ["log(x)", [0], [INFINITY]],
    ["log(-x)", [0], [-INFINITY]],
  ]);
});

describe("where 0 meets ∞, the gradient", () => {
  slopes([
    ["sqrt(x^2 + y^2)", [0, 0], [0, 0]],
    ["sqrt(x^2)", [0], [0]],
    ["cbrt(x^2)", [0], [0]],
    ["y sqrt(x)", [0, 0], [0, 0]],
    ["floor(sqrt(x))", [0], [0]],
    ["x + sqrt(y)", [1, 0], [1, INFINITY]],
    ["0 sqrt(x)", [0], [0]],
  ]);
});

describe("of powers, the gradient", () => {
  slopes([
    ["x^3", [-1], [3]],
    ["x^2", [0], [0]],
    ["x^2", [-0], [0]],
    ["-x^2", [0], [0]],
    ["x^1", [0], [1]],
    ["x^0", [0], [0]],
    ["x^0", [-2], [0]],
    ["x^-1", [-2], [-0.25]],
    ["x^-2", [-2], [0.25]],
    ["x^(2*1)", [-3], [-6]],
    ["pow(x, 3)", [-2], [12]],
    ["pow(-2, 2) x", [1], [4]],
    ["x^0.5", [4], [0.25]],
    ["x^0.5", [0], [INFINITY]],
    ["2^x", [3], [8 * Math.LN2]],
    ["e^x", [2], [Math.E ** 2]],
    ["0^x", [2], [0]],
    ["x^x", [1], [1]],
    ["x^x", [2], [4 + 4 * Math.LN2]],
    ["x^y", [-2, 3], [12, UNDEFINED]],
    ["x^floor(y)", [-2, 3], [12, 0]],
    ["(-2)^x", [3], [UNDEFINED]],
  ]);
});

describe("where the value is not a number, neither is the gradient", () => {
  slopes([
    ["log(x)", [-1], [UNDEFINED]],
    ["sqrt(x)", [-1], [UNDEFINED]],
    ["x + log(y)", [1, -1], [UNDEFINED, UNDEFINED]],
    ["x/x", [0], [UNDEFINED]],
    ["asin(x)", [2], [UNDEFINED]],
    ["x^0.5", [-1], [UNDEFINED]],
    ["max(x, log(x))", [-1], [UNDEFINED]],
  ]);
});

describe("far out", () => {
  it.each([
    ["logistic(x)", -1000, 0, 0],
    ["logistic(x)", 1000, 1, 0],
    ["logistic(x)", 40, 1, Math.exp(-40)],
    ["softplus(x)", -1000, 0, 0],
    ["softplus(x)", 1000, 1000, 1],
    ["softplus(x)", -40, Math.exp(-40), Math.exp(-40)],
    ["tanh(x)", 1000, 1, 0],
    ["tanh(x)", -1000, -1, 0],
    ["tanh(x)", 20, 1, 4 * Math.exp(-40)],
    ["atan(x)", 1e200, Math.PI / 2, 0],
    ["hypot(x, 1)", 1e200, 1e200, 1],
    ["exp(-x^2)", 1000, 0, 0],
    ["relu(x)", 1e300, 1e300, 1],
  ])("%s stays exact at %d", (formula, x, value, slope) => {
    const objective = formulaObjective(formula);
    expect(objective.value([x])).toBeCloseTo(value, 12);
    const [actual] = objective.gradient([x]);
    expect(Math.abs((actual as number) - slope)).toBeLessThanOrEqual(1e-14 * Math.abs(slope));
  });
});
