import type { Interval } from "./scale.js";

const NICE_STEPS = [1, 2, 2.5, 5, 10];
const MINUS = "\u2212";

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/**
 * Ticks at multiples of a nice step (1, 2, 2.5 or 5 times a power of ten) inside a domain: the
 * smallest such step that makes no more than `mostSteps` of it.
 */
export function ticks([low, high]: Interval, mostSteps: number): Tick[] {
  const step = niceStep((high - low) / mostSteps);
  // A tick that rounding puts a hair outside the domain still belongs to its edge.
  const slack = step * 1e-9;
  const first = Math.ceil((low - slack) / step);
  const last = Math.floor((high + slack) / step);
  const decimals = decimalsOf(step);
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const value = (first + i) * step;
    return { value, label: labelOf(value, decimals) };
  });
}

function niceStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  // Rounding may leave the ratio a hair above a nice step that was meant.
  const ratio = (atLeast / power) * (1 - 1e-12);
  return (NICE_STEPS.find((nice) => nice >= ratio) ?? 10) * power;
}

/** Decimals that write every multiple of the step exactly; negative for steps of 10 and more. */
function decimalsOf(step: number): number {
  const exponent = Math.floor(Math.log10(step) + 1e-9);
  const isQuarter = Math.abs(step / 10 ** exponent - 2.5) < 1e-6;
  return -exponent + (isQuarter ? 1 : 0);
}

/** Plain decimals up to a million and down to a ten-thousandth, powers of ten beyond. */
function labelOf(value: number, decimals: number): string {
  const size = Math.abs(value);
  const isPlain = size < 1e-12 || (size < 1e6 && decimals <= 4);
  if (isPlain) return (size < 1e-12 * 10 ** -decimals ? 0 : value).toFixed(Math.max(0, decimals)).replace("-", MINUS);
  const digits = Math.max(0, Math.floor(Math.log10(size) + 1e-9) + decimals);
  return value.toExponential(Math.min(15, digits)).replace("e+", "e").replaceAll("-", MINUS);
}
