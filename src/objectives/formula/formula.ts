import { UsageError } from "../../errors.js";
import type { Vector } from "../../math/vector.js";
import type { Objective } from "../objective.js";
import { ANY_FORMULA } from "./name-mistakes.js";
import { readFormula } from "./reading.js";
import { compile } from "./tape.js";

/** The texts of typed functions, with their left sides, as a reel file has them. */
const texts = new WeakMap<object, string>();

/** Longer than any formula that people type; it bounds the work on one that they did not. */
const LONGEST = 1000;

/** The post's starts, then places where functions that are not defined there mostly are. */
const STARTS: readonly (readonly Vector[])[] = [
  [[-1], [1], [0.5], [2], [0.1], [10]],
  [
    [1, 0],
    [-1, 1],
    [1, 1],
    [0.5, 0.5],
    [2, 1],
    [10, 10],
  ],
];

/**
 * The function that a text describes: `x - x^3`, `2x^2 + 2x*y + 2y^2 - 6x`, `sin(x)/x`.
 *
 * Made of one or two variables, numbers, the constants pi, e and tau, + - * / ^ (or **), parentheses, and the
 * functions of `functions.ts`, whose conventions at corners hold. A number, a name or a closing parenthesis
 * multiplies the number, name or parenthesis after it, as tightly as * does: 1/2x is (1/2)·x. −x^2 is −(x^2),
 * and 2^3^2 is 2^9. What typesetting makes of it is read as well: −, ×, ·, ÷, π, τ, x².
 *
 * A variable is a letter, a Greek letter or its name (θ and theta are one), or a letter with digits: x1. `xy` is x·y
 * where x and y are variables. A left side such as `f(w, b) =` gives the order of the variables; without it the
 * order is x, y, or that in which other names first appear. A formula of y alone is one of x and y.
 *
 * Gradients are automatic and exact to rounding; see `compile` for what they are where the function is not smooth.
 *
 * @param text At most 1,000 characters, nested at most 100 levels deep.
 * @returns An objective whose name and formula are the text without its left side; it knows no minima, and
 *   starts where `startOf` says.
 * @throws {UsageError} if the text is no such formula: what is wrong, an excerpt with carets under the place, a hint.
 */
export function formulaObjective(text: string): Objective {
  if (typeof text !== "string") throw new UsageError(`A formula is text, such as "x^2", not ${String(text)}.`);
  if (text.length > LONGEST) {
    throw new UsageError(`The formula has ${text.length} characters.`, `It can have ${LONGEST} at most.`);
  }
  if (text.trim() === "") throw new UsageError("The formula is empty.", ANY_FORMULA);
  const { text: formula, expression, variables } = readFormula(text.trim());
  const compiled = compile(expression, variables.length);
  const start = startOf({ variables, ...compiled });
  const objective: Objective = { name: formula, formula, variables, ...compiled, minima: [], start };
  texts.set(objective, text.trim());
  return objective;
}

/** The text that a typed function was made of; nothing for any other object. */
export function formulaTextOf(objective: object): string | undefined {
  return texts.get(objective);
}

/** Where a run of a typed function begins: the first of a few places where it is defined and not level. */
function startOf({ variables, value, gradient }: Pick<Objective, "variables" | "value" | "gradient">): Vector {
  const candidates = STARTS[variables.length - 1] as readonly Vector[];
  const isFit = (point: Vector): boolean => {
    const slopes = gradient(point);
    return [value(point), ...slopes].every(Number.isFinite) && slopes.some((slope) => slope !== 0);
  };
  return candidates.find(isFit) ?? (candidates[0] as Vector);
}
