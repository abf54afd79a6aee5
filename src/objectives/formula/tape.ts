import { quotient, type Vector } from "../../math/vector.js";
import { type FormulaFunction, slopeByBase, slopeByExponent } from "./functions.js";
import type { Expression } from "./parser.js";
import type { Operator } from "./tokens.js";

/** A compiled formula: the variables, the constants and each step's result have a register each. */
export interface Tape {
  value(point: Vector): number;
  /** The partial derivative by each variable. */
  gradient(point: Vector): Vector;
}

/** registers[out] ← registers[left] operator registers[right], or a function of its operands. */
interface Step {
  readonly operator: Operator | "negate" | "call";
  readonly out: number;
  readonly left: number;
  readonly right: number;
  readonly call: Call | undefined;
}

interface Call {
  readonly callee: FormulaFunction;
  readonly operands: readonly number[];
  /** The operands' values of the last sweep, in an array of the call's own: sweeps allocate nothing. */
  readonly args: number[];
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

/** Fills every step's register, from the variables' and constants'. */
function sweepValues(steps: readonly Step[], values: Float64Array): void {
  for (const { operator, out, left, right, call } of steps) {
    const a = values[left] as number;
    const b = values[right] as number;
    if (operator === "+") values[out] = a + b;
    else if (operator === "-") values[out] = a - b;
    else if (operator === "*") values[out] = a * b;
    else if (operator === "/") values[out] = a / b;
    else if (operator === "^") values[out] = a ** b;
    else if (operator === "negate") values[out] = -a;
    else values[out] = callValue(call as Call, values);
  }
}

/** Fills every step's tangent, from the variables' and the values of the same point. */
function sweepTangents(steps: readonly Step[], values: Float64Array, tangents: Float64Array): void {
  for (const { operator, out, left, right, call } of steps) {
    const a = values[left] as number;
    const b = values[right] as number;
    const value = values[out] as number;
    const da = tangents[left] as number;
    const db = tangents[right] as number;
    if (operator === "+") tangents[out] = da + db;
    else if (operator === "-") tangents[out] = da - db;
    else if (operator === "*") tangents[out] = chain(b, da) + chain(a, db);
    else if (operator === "/") tangents[out] = quotient(da - chain(value, db), b);
    else if (operator === "^") tangents[out] = powerTangent(a, b, value, da, db);
    else if (operator === "negate") tangents[out] = -da;
    else tangents[out] = callTangent(call as Call, value, tangents);
  }
}

/** A slope times what it passes on, where 0 wins over ∞ and NaN. */
function chain(slope: number, tangent: number): number {
  return slope === 0 || tangent === 0 ? 0 : slope * tangent;
}

/** Slopes are computed for what moves alone: a constant exponent asks for no logarithm. */
function powerTangent(a: number, b: number, value: number, da: number, db: number): number {
  const byBase = da === 0 ? 0 : chain(slopeByBase(a, b), da);
  return db === 0 ? byBase : byBase + chain(slopeByExponent(a, value), db);
}

function callValue({ callee, operands, args }: Call, values: Float64Array): number {
  for (let i = 0; i < operands.length; i++) args[i] = values[operands[i] as number] as number;
  return callee.value(args);
}

/** Needs the arguments that the sweep of values left. */
function callTangent({ callee, operands, args }: Call, value: number, tangents: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < operands.length; i++) {
    const tangent = tangents[operands[i] as number] as number;
    if (tangent !== 0) sum += chain(callee.slope(args, i, value), tangent);
  }
  return sum;
}
