import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distance } from "../../src/math/vector.js";
import { formulaObjective } from "../../src/objectives/formula/formula.js";
import { nearbyMinimum } from "../../src/objectives/nearby-minimum.js";
import { objectives } from "../../src/objectives/registry.js";

const REACH = 10;
const found = (formula: string, from: readonly number[]) => nearbyMinimum(formulaObjective(formula), from, REACH);

describe("the minimum near a point", () => {
  it("of a bowl, however it lies, is its center", () => {
    const size = fc.double({ min: 0.01, max: 100, noNaN: true });
    const place = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(size, size, place, place, place, (a, b, x, y, turn) => {
        const [u, v] = [`(x - (${x}))`, `(y - (${y}))`];
        const [c, s] = [Math.cos(turn), Math.sin(turn)];
        const bowl = `${a}*((${c})${u} + (${s})${v})^2 + ${b}*((${c})${v} - (${s})${u})^2`;
        const formula = bowl.replaceAll(/(\d)e([+-]?\d+)/g, "$1*10^($2)");
        expect(distance(found(formula, [1, -1]) as number[], [x, y])).toBeLessThan(1e-7);
      }),
    );
  });

  it.each([
    ["x^2 + 3y^2", [0.0359, 4.49e-6], [0, 0]],
    ["x^4 + y^4", [0.5, 0.3], [0, 0]],
    ["x^2 + y^4 + 1000000", [0.5, 0.3], [0, 0]],
    ["(1-x)^2 + 100(y-x^2)^2", [0.5, 0.25], [1, 1]],
    ["1/x + x + y^2", [0.3, 1], [1, 0]],
  ] as const)("of %s from %o is exactly %o", (formula, from, minimum) => {
    expect(found(formula, from)).toEqual(minimum);
  });

  it.each([
    ["has a valley without a lowest place", "(x - y)^2"],
    ["has a saddle there", "x^2 - y^2"],
    ["has a hill there", "exp(-x^2 - y^2)"],
    ["falls without end", "x^2 + exp(-y)"],
    ["has a bend there", "abs(x) + abs(y)"],
    ["has a tip there", "sqrt(x^2 + y^2)"],
    ["is lowest beyond reach", "(x - 1000)^2 + y^2"],
    ["is no number there", "sqrt(x - 2) + y^2"],
  ])("is not told where the function %s", (_, formula) => {
    for (const from of [
      [0.3, 0.1],
      [1e-3, -1e-4],
      [0, 0.5],
      [-1, 1],
    ])
      expect(found(formula, from)).toBeUndefined();
  });

  it.each(
    Object.values(objectives)
      // Ackley's minimum is a tip.
      .filter(({ variables, name }) => variables.length === 2 && name !== "ackley")
      .flatMap((objective) => objective.minima.map((minimum) => ({ name: objective.name, minimum, objective }))),
  )("of $name is the one known at $minimum", ({ minimum, objective }) => {
    for (const shift of [
      [0, 0],
      [0.05, 0.05],
      [-0.01, -0.02],
    ]) {
      const from = minimum.map((coordinate, i) => coordinate + (shift[i] as number));
      expect(distance(nearbyMinimum(objective, from, REACH) as number[], minimum)).toBeLessThan(1e-6);
    }
  });
});
