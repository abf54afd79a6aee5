import type { Vector } from "../../math/vector.js";
import type { Expression } from "./parser.js";
import { type Call, type Step, sweepTangents, sweepValues } from "./sweep.js";

/** A compiled formula: the variables, the constants and each step's result have a register each. */
export interface Tape {
  value(point: Vector): number;
  /** The partial derivative by each variable. */
  gradient(point: Vector): Vector;
}

/**
 * Lays a formula out as a list of steps, each after those it needs. `value` sweeps the list once;
 * `gradient` sweeps it again for each variable, with tangents (forward-mode automatic differentiation):
 * exact to rounding, without differences or symbols.
 *
 * In the chain rule 0 wins over ∞ and NaN: what does not move passes nothing on. Hence √(x² + y²) has
 * the gradient 0 at the origin, and xⁿ needs no logarithm of x. Where the value is NaN, so is the gradient.
 *
 * @see Griewank & Walther 2008, Evaluating Derivatives, §3.1, https://doi.org/10.1137/1.9780898717761
 */
export function compile(expression: Expression, count: number): Tape {
  const registers: number[] = Array.from({ length: count }, () => Number.NaN);
  const steps: Step[] = [];
  const result = place(expression);
  const values = Float64Array.from(registers);
  const tangents = new Float64Array(registers.length);
  sweepValues(steps, values); // `moveTo` stands somewhere from the start

  return {
    value(point) {
      moveTo(point);
      return values[result] as number;
    },
    gradient(point) {
      moveTo(point);
      const isDefined = !Number.isNaN(values[result]);
      const gradient: number[] = [];
      for (let i = 0; i < count; i++) gradient.push(isDefined ? slope(i) : Number.NaN);
      return gradient;
    },
  };

  /** Descent asks for value and gradient of the same point: one sweep does for both. */
  function moveTo(point: Vector): void {
    let hasMoved = false;
    for (let i = 0; i < count; i++) {
      const coordinate = point[i] ?? Number.NaN;
      if (Object.is(values[i], coordinate)) continue;
      values[i] = coordinate;
      hasMoved = true;
    }
    if (hasMoved) sweepValues(steps, values);
  }

  function slope(variable: number): number {
    for (let i = 0; i < count; i++) tangents[i] = i === variable ? 1 : 0;
    sweepTangents(steps, values, tangents);
    return (tangents[result] as number) + 0; // −0 becomes 0
  }

  /** The register that will hold the expression's value. */
  function place(node: Expression): number {
    switch (node.kind) {
      case "number":
        return registers.push(node.value) - 1;
      case "variable":
        return node.index;
      case "negation":
        return append("negate", [place(node.of)]);
      case "operation":
        return append(node.operator, [place(node.left), place(node.right)]);
      case "call": {
        const operands = node.args.map(place);
        return append("call", operands, { callee: node.callee, operands, args: operands.map(() => Number.NaN) });
      }
    }
  }

  function append(operator: Step["operator"], [left = 0, right = 0]: readonly number[], call?: Call): number {
    const out = registers.push(0) - 1;
    steps.push({ operator, out, left, right, call });
    return out;
  }
}
