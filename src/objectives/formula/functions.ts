/** A function that a formula can call. */
export interface FormulaFunction {
  /** How many arguments it takes. */
  readonly least: number;
  readonly most: number;
  value(args: readonly number[]): number;
  /** The partial derivative by argument `i`, given the arguments and the value there. */
  slope(args: readonly number[], i: number, value: number): number;
}

/** The derivative of aᵇ by a: b·aᵇ⁻¹, and 0 where either factor is: x⁰ is flat at 0 too. */
export function slopeByBase(a: number, b: number): number {
  const power = a ** (b - 1);
  return b === 0 || power === 0 ? 0 : b * power;
}

/** The derivative of aᵇ by b: aᵇ ln a, and 0 where aᵇ is. */
export function slopeByExponent(a: number, value: number): number {
  return value === 0 ? 0 : value * Math.log(a);
}

/** 1/(1 + e⁻ᵃ); e is only ever raised to a negative power, so nothing overflows. */
function logistic(a: number): number {
  const decay = Math.exp(-Math.abs(a));
  return (a < 0 ? decay : 1) / (1 + decay);
}

const LOGISTIC = unary(logistic, (a) => logistic(a) * logistic(-a));
// Of −0 too, which is what −x is at 0, a logarithm's slope is +∞.
const LOG = unary(Math.log, (a) => 1 / Math.abs(a));

/**
 * Every function of the language by its name: value and derivative, exact to rounding.
 *
 * Where a function has a corner or a jump, a derivative is a convention:
 *
 *     abs′(0) = 0            relu′(0) = 0            sign′ = floor′ = ceil′ = 0 everywhere
 *     min, max at a tie: the mean of the derivatives of the arguments that tie
 *     hypot, atan2 at the origin: 0
 *     sqrt′(0) = cbrt′(0) = ∞
 */
export const functions: ReadonlyMap<string, FormulaFunction> = new Map([
  ["sin", unary(Math.sin, Math.cos)],
  ["cos", unary(Math.cos, (a) => -Math.sin(a))],
  ["tan", unary(Math.tan, (_, value) => 1 + value * value)],
  ["asin", unary(Math.asin, (a) => 1 / Math.sqrt((1 - a) * (1 + a)))],
  ["acos", unary(Math.acos, (a) => -1 / Math.sqrt((1 - a) * (1 + a)))],
  ["atan", unary(Math.atan, (a) => 1 / (1 + a * a))],
  [
    "atan2",
    binary(
      Math.atan2,
      (y, x) => turn(x, y, x),
      (y, x) => -turn(y, y, x),
    ),
  ],
  ["sinh", unary(Math.sinh, Math.cosh)],
  ["cosh", unary(Math.cosh, Math.sinh)],
  // 1 − tanh² would cancel.
  ["tanh", unary(Math.tanh, (a) => (1 / Math.cosh(a)) ** 2)],
  ["exp", unary(Math.exp, (_, value) => value)],
  ["log", LOG],
  ["ln", LOG],
  ["log2", unary(Math.log2, (a) => 1 / (Math.abs(a) * Math.LN2))],
  ["log10", unary(Math.log10, (a) => 1 / (Math.abs(a) * Math.LN10))],
  ["sqrt", unary(Math.sqrt, (_, value) => 0.5 / Math.abs(value))],
  ["cbrt", unary(Math.cbrt, (_, value) => 1 / (3 * value * value))],
  ["abs", unary(Math.abs, Math.sign)],
  ["sign", unary(Math.sign, () => 0)],
  ["floor", unary(Math.floor, () => 0)],
  ["ceil", unary(Math.ceil, () => 0)],
  ["min", variadic((args) => Math.min(...args), shareOfTie)],
  ["max", variadic((args) => Math.max(...args), shareOfTie)],
  [
    "pow",
    binary(
      (a, b) => a ** b,
      slopeByBase,
      (a, _, value) => slopeByExponent(a, value),
    ),
  ],
  [
    "hypot",
    variadic(
      (args) => Math.hypot(...args),
      (args, i, value) => (value === 0 ? 0 : (args[i] as number) / value),
    ),
  ],
  ["logistic", LOGISTIC],
  ["sigmoid", LOGISTIC],
  [
    "relu",
    unary(
      (a) => Math.max(a, 0),
      (a) => (a > 0 ? 1 : 0),
    ),
  ],
  ["softplus", unary((a) => Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a))), logistic)],
]);

/** Every constant by its name. */
export const constants: ReadonlyMap<string, number> = new Map([
  ["pi", Math.PI],
  ["e", Math.E],
  ["tau", 2 * Math.PI],
]);

type Unary = (a: number, value: number) => number;
type Binary = (a: number, b: number, value: number) => number;

function unary(value: (a: number) => number, slope: Unary): FormulaFunction {
  return {
    least: 1,
    most: 1,
    value: (args) => value(args[0] as number),
    slope: (args, _, at) => slope(args[0] as number, at),
  };
}

function binary(value: (a: number, b: number) => number, slopeByFirst: Binary, slopeBySecond: Binary): FormulaFunction {
  return {
    least: 2,
    most: 2,
    value: (args) => value(args[0] as number, args[1] as number),
    slope: (args, i, at) => (i === 0 ? slopeByFirst : slopeBySecond)(args[0] as number, args[1] as number, at),
  };
}

function variadic(value: FormulaFunction["value"], slope: FormulaFunction["slope"]): FormulaFunction {
  return { least: 2, most: Number.POSITIVE_INFINITY, value, slope };
}

/** The arguments that attain the minimum or maximum share its derivative equally. */
function shareOfTie(args: readonly number[], i: number, value: number): number {
  if (args[i] !== value) return 0;
  let ties = 0;
  for (const arg of args) if (arg === value) ties++;
  return 1 / ties;
}

/** side/(x² + y²), without squares that overflow; 0 at the origin. */
function turn(side: number, y: number, x: number): number {
  const radius = Math.hypot(x, y);
  return radius === 0 ? 0 : side / radius / radius;
}
