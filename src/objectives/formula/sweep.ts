import { quotient } from "../../math/vector.js";
import { type FormulaFunction, slopeByBase, slopeByExponent } from "./functions.js";
import type { Operator } from "./tokens.js";

/** registers[out] ← registers[left] operator registers[right], or a function of its operands. */
export interface Step {
  readonly operator: Operator | "negate" | "call";
  readonly out: number;
  readonly left: number;
  readonly right: number;
  readonly call: Call | undefined;
}

export interface Call {
  readonly callee: FormulaFunction;
  readonly operands: readonly number[];
  /** The operands' values of the last sweep, in an array of the call's own: sweeps allocate nothing. */
  readonly args: number[];
}

/** Fills every step's register, from the variables' and constants'. */
export function sweepValues(steps: readonly Step[], values: Float64Array): void {
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
export function sweepTangents(steps: readonly Step[], values: Float64Array, tangents: Float64Array): void {
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
