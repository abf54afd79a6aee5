import { describe, expect, it } from "vitest";
import { formulaObjective } from "../../../src/objectives/formula/formula.js";

const POINT = [3, 5];

/** The formulas of a table, and what a person gets for them by hand at x = 3, y = 5. */
function means(table: readonly (readonly [formula: string, value: number])[]): void {
  it.each(table)("%j is %d", (formula, value) => {
    const objective = formulaObjective(formula);
    expect(objective.value(POINT.slice(0, objective.variables.length))).toBe(value);
  });
}

describe("at (3, 5), by precedence,", () => {
  means([
    ["x + y * 2", 13],
    ["(x + y) * 2", 16],
    ["x - y - 2", -4],
    ["x - (y - 2)", 0],
    ["60 / x / y", 4],
    ["60 / (x / y)", 60 / (3 / 5)],
    ["60 / x * y", 100],
    ["-x^2", -9],
    ["(-x)^2", 9],
    ["-x**2", -9],
    ["0x + -2^2", -4],
    ["2^x^2", 512],
    ["(2^x)^2", 64],
    ["0x + 2^3^2", 512],
    ["2^-x", 0.125],
    ["2^-x^2", 2 ** -9],
    ["2^-x*8", 1],
    ["2^+x", 8],
    ["x^-1^y", 1 / 3],
    ["--x", 3],
    ["-+-x", 3],
    ["+x", 3],
    ["x--y", 8],
    ["x+-y", -2],
    ["x*-y", -15],
    ["-x*y", -15],
    ["x/-y*2", -1.2],
    ["-x y", -15],
    ["((((x))))", 3],
    ["max(x, y, 4) - min(x, y, 4)", 2],
  ]);
});

describe("at (3, 5), without signs of multiplication,", () => {
  means([
    ["2x", 6],
    ["2 x", 6],
    ["x y", 15],
    ["x 2", 6],
    ["2 3x", 18],
    ["pi x", Math.PI * 3],
    ["3(x+1)", 12],
    ["x(x+1)", 12],
    ["2x(x+1)", 24],
    ["(x+1)(y-1)", 16],
    ["(x)2", 6],
    ["(x)y", 15],
    ["1/2x", 1.5],
    ["1/x y", (1 / 3) * 5],
    ["6/2(x)", 9],
    ["2x^2", 18],
    ["x^2y", 45],
    ["2^x y", 40],
    ["x y^2", 75],
    ["-2x", -6],
    ["2x - 3y", -9],
    ["2 -x", -1],
    ["2sqrt(x+1)", 4],
    ["x sqrt(4)", 6],
    ["sqrt(4)x", 6],
    ["sqrt (4) x", 6],
    ["abs(x)abs(y)", 15],
    ["sqrt(4)2x", 12],
    ["e(x)", Math.E * 3],
    ["x.5", 1.5],
  ]);
});

describe("at (3, 5), of numbers,", () => {
  means([
    [".5x", 1.5],
    ["2.x", 6],
    ["2.5x", 7.5],
    ["1e2x", 300],
    ["1e-3x", 0.003],
    ["1E+1x", 30],
    ["2e x", 2 * Math.E * 3],
    ["2e + x", 2 * Math.E + 3],
    ["2e+1x", 60],
    ["2e-x", 2 * Math.E - 3],
    ["2.e3x", 6000],
    ["2exp(x - x)", 2],
    ["0x + tau", 2 * Math.PI],
    ["1e-999 x", 0],
  ]);
});

describe("at (3, 5), as people paste it,", () => {
  means([
    ["−x", -3],
    ["x − y", -2],
    ["x×y", 15],
    ["x·y", 15],
    ["x⋅y", 15],
    ["y÷2x", 7.5],
    ["πx", Math.PI * 3],
    ["xπ", 3 * Math.PI],
    ["2τx", 2 * 2 * Math.PI * 3],
    ["x²", 9],
    ["x³", 27],
    ["x¹⁰", 59049],
    ["-x²", -9],
    ["2x²y", 90],
    ["(x+1)²(y+1)", 96],
    ["2^x²", 512],
    ["x⁻¹", 1 / 3],
    ["x\u00a0+\n\ty", 8],
  ]);
});

describe("a typed formula", () => {
  it("is named by its text without the spaces around it", () => {
    expect(formulaObjective("  x - x^3\n")).toMatchObject({ name: "x - x^3", formula: "x - x^3" });
  });

  it("has one variable and starts at 1, unless y is mentioned", () => {
    expect(formulaObjective("exp(x)")).toMatchObject({ variables: ["x"], minima: [] });
    expect(formulaObjective("x + 0y")).toMatchObject({ variables: ["x", "y"], minima: [] });
    expect(formulaObjective("y^2")).toMatchObject({ variables: ["x", "y"] });
    expect(formulaObjective("x")).not.toHaveProperty("view");
  });

  it("holds no memory of other points", () => {
    const objective = formulaObjective("max(x^2, y) / x");
    const [value, gradient] = [objective.value([-0.5, 2]), objective.gradient([-0.5, 2])];
    objective.value([7, 1]);
    objective.gradient([0, 0]);
    expect(objective.gradient([-0.5, 2])).toEqual(gradient);
    expect(objective.value([-0.5, 2])).toBe(value);
    expect(formulaObjective("1/x").value([0])).toBe(Number.POSITIVE_INFINITY);
  });

  it("tells 0 from −0", () => {
    const inverse = formulaObjective("1/x");
    expect([inverse.value([0]), inverse.value([-0]), inverse.value([0])]).toEqual([
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
  });

  it("is not a number at a point that is none", () => {
    expect(formulaObjective("x").value([Number.NaN])).toBeNaN();
    expect(formulaObjective("x^2 + 1").value([Number.NaN])).toBeNaN();
    expect(formulaObjective("x + y").gradient([1])).toEqual([Number.NaN, Number.NaN]);
  });
});
