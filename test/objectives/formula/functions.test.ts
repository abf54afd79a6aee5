import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formulaObjective } from "../../../src/objectives/formula/formula.js";
import { functions } from "../../../src/objectives/formula/functions.js";

/** How far a derivative may be from central differences, relative to 1 + its size. */
const CLOSE = 1e-7;
/** Five points: the error of a central difference of h⁴, about 1e-11 here. */
const H = 1e-3;

interface Row {
  readonly formula: string;
  readonly plain: (x: number, y: number) => number;
  /** Where it is smooth. */
  readonly x: readonly [number, number];
  readonly y?: readonly [number, number];
}

const ROWS: readonly Row[] = [
  { formula: "sin(x)", plain: Math.sin, x: [-9, 9] },
  { formula: "cos(x)", plain: Math.cos, x: [-9, 9] },
  { formula: "tan(x)", plain: Math.tan, x: [-1.2, 1.2] },
  { formula: "asin(x)", plain: Math.asin, x: [-0.9, 0.9] },
  { formula: "acos(x)", plain: Math.acos, x: [-0.9, 0.9] },
  { formula: "atan(x)", plain: Math.atan, x: [-9, 9] },
  { formula: "atan2(y, x)", plain: (x, y) => Math.atan2(y, x), x: [0.3, 9], y: [-9, 9] },
  { formula: "sinh(x)", plain: Math.sinh, x: [-5, 5] },
  { formula: "cosh(x)", plain: Math.cosh, x: [-5, 5] },
  { formula: "tanh(x)", plain: Math.tanh, x: [-5, 5] },
  { formula: "exp(x)", plain: Math.exp, x: [-5, 5] },
  { formula: "log(x)", plain: Math.log, x: [0.3, 9] },
  { formula: "ln(x)", plain: Math.log, x: [0.3, 9] },
  { formula: "log2(x)", plain: Math.log2, x: [0.3, 9] },
  { formula: "log10(x)", plain: Math.log10, x: [0.3, 9] },
  { formula: "sqrt(x)", plain: Math.sqrt, x: [0.3, 9] },
  { formula: "cbrt(x)", plain: Math.cbrt, x: [-9, -0.3] },
  { formula: "abs(x)", plain: Math.abs, x: [-9, -0.1] },
  { formula: "sign(x)", plain: Math.sign, x: [0.1, 9] },
  { formula: "floor(x)", plain: Math.floor, x: [2.1, 2.9] },
  { formula: "ceil(x)", plain: Math.ceil, x: [2.1, 2.9] },
  { formula: "min(x, y)", plain: Math.min, x: [0, 4], y: [4.1, 9] },
  { formula: "max(x, y, 3)", plain: (x, y) => Math.max(x, y, 3), x: [0, 4], y: [4.1, 9] },
  { formula: "pow(x, y)", plain: (x, y) => x ** y, x: [0.5, 4], y: [-3, 3] },
  { formula: "hypot(x, y)", plain: Math.hypot, x: [0.3, 9], y: [-9, 9] },
  { formula: "hypot(x, 2, y, x)", plain: (x, y) => Math.hypot(x, 2, y, x), x: [-9, 9], y: [-9, 9] },
  { formula: "logistic(x)", plain: (x) => 1 / (1 + Math.exp(-x)), x: [-9, 9] },
  { formula: "sigmoid(x)", plain: (x) => 1 / (1 + Math.exp(-x)), x: [-9, 9] },
  { formula: "relu(x)", plain: (x) => Math.max(x, 0), x: [-9, -0.1] },
  { formula: "relu(x)", plain: (x) => Math.max(x, 0), x: [0.1, 9] },
  { formula: "softplus(x)", plain: (x) => Math.log(1 + Math.exp(x)), x: [-9, 9] },
];

it("every function of the language is in the table", () => {
  const covered = new Set(ROWS.map(({ formula }) => formula.slice(0, formula.indexOf("("))));
  expect([...functions.keys()].filter((name) => !covered.has(name))).toEqual([]);
});

describe.each(ROWS)("$formula on $x", ({ formula, plain, x, y }) => {
  const objective = formulaObjective(formula);
  const points = fc.tuple(between(x), between(y ?? [0, 0]));

  it("has the value of the plain function", () => {
    fc.assert(
      fc.property(points, ([x, y]) => {
        expectClose(objective.value([x, y]), plain(x, y), 1e-14);
      }),
    );
  });

  it("has the slope that differences find", () => {
    fc.assert(
      fc.property(points, ([x, y]) => {
        const [dx, dy] = objective.gradient([x, y]);
        expectClose(
          dx,
          difference((x) => plain(x, y), x),
          CLOSE,
        );
        if (objective.variables.length < 2) return;
        expectClose(
          dy,
          difference((y) => plain(x, y), y),
          CLOSE,
        );
      }),
    );
  });
});

function between([min, max]: readonly [number, number]): fc.Arbitrary<number> {
  return fc.double({ min, max, noNaN: true });
}

function difference(f: (x: number) => number, x: number): number {
  return (8 * (f(x + H) - f(x - H)) - (f(x + 2 * H) - f(x - 2 * H))) / (12 * H);
}

function expectClose(actual: number | undefined, expected: number, tolerance: number): void {
  expect(Math.abs((actual as number) - expected)).toBeLessThanOrEqual(tolerance * (1 + Math.abs(expected)));
}
