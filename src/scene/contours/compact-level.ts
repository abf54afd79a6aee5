import { superscript, withMinus } from "../../text/typeset.js";

/** Levels in this range are written as decimals. */
const PLAIN = [1e-3, 1e5] as const;
const FEWEST_DIGITS = 3;
const MOST_DIGITS = 15;

/** The shortest labels of levels that are all different: 300, 0.5, 3·10⁶. */
export function compactLevels(levels: readonly number[]): string[] {
  for (let digits = FEWEST_DIGITS; ; digits++) {
    const labels = levels.map((level) => compactLevel(level, digits));
    if (digits === MOST_DIGITS || new Set(labels).size === labels.length) return labels;
  }
}

function compactLevel(level: number, digits: number): string {
  const size = Math.abs(level);
  if (size === 0 || (size >= PLAIN[0] && size < PLAIN[1])) {
    return withMinus(String(Number(level.toPrecision(digits + 1))));
  }
  const [mantissa = "", exponent = ""] = level.toExponential(digits - 1).split("e");
  const power = `10${superscript(Number(exponent))}`;
  const factor = withMinus(String(Number(mantissa)));
  return factor === "1" ? power : `${factor}·${power}`;
}
