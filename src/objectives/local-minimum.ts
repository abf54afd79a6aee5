import type { Objective } from "./objective.js";

/** The first step of the search, as a share of its reach, and how much longer each next one is. */
const FIRST_STEP = 1e-6;
const GROWTH = 1.6;
/** Halvings that narrow any bracket down to neighboring doubles. */
const HALVINGS = 1100;
/** What the function may change by between neighboring doubles, as a share of what it does over a first step. */
const JUMP = 1e-3;

/**
 * The local minimum that lies downhill of a point, of a function of one variable: steps of growing
 * length bracket the place where the function stops to fall, bisection narrows it down to
 * neighboring doubles. A point where the gradient is 0 is a minimum itself if nothing near is lower.
 *
 * @param from Where the search begins.
 * @param reach How far from there it goes, above 0.
 * @returns Nothing where the function falls all the way, ends, or falls off at a jump or a pole.
 */
export function minimumDownhill({ value, gradient }: Objective, from: number, reach: number): number | undefined {
  const f = (x: number): number => value([x]);
  const slope = (x: number): number => gradient([x])[0] ?? Number.NaN;
  const direction = -Math.sign(slope(from));
  if (![from, f(from), direction, reach].every(Number.isFinite)) return undefined;
  if (direction === 0) return isLowest(f, from, FIRST_STEP * reach) ? from : undefined;

  const falls = (x: number, before: number): boolean => slope(x) * direction < 0 && f(x) <= f(before);
  let low = from;
  let step = Math.max(FIRST_STEP * reach, Number.MIN_VALUE);
  let high = from + direction * step;
  while (falls(high, low)) {
    if (Math.abs(high - from) > reach || !Number.isFinite(f(high))) return undefined;
    low = high;
    step *= GROWTH;
    high = low + direction * step;
  }
  for (let i = 0; i < HALVINGS; i++) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) break;
    if (falls(middle, low)) low = middle;
    else high = middle;
  }
  const minimum = f(high) < f(low) ? high : low;
  const lowest = f(minimum);
  const [left, right] = [-1, 1].map((side) => Math.abs(f(minimum + side * FIRST_STEP * reach) - lowest)) as [
    number,
    number,
  ];
  const jump = Math.abs(f(high) - f(low));
  const isSmooth = jump <= JUMP * Math.max(left, right) + Number.EPSILON * Math.abs(lowest);
  return isSmooth && Number.isFinite(lowest) ? minimum : undefined;
}

function isLowest(f: (x: number) => number, x: number, distance: number): boolean {
  return f(x - distance) >= f(x) && f(x + distance) >= f(x);
}
