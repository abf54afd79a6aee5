/**
 * Lengths and distances as VP8L writes them: a symbol for the magnitude, then bits for the rest. For a value − 1 of
 * 1xyz… in binary, the symbol says how many digits there are and what x is.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9649 section 3.6.2
 */

/** @param value From 1 on. */
export function magnitudeSymbol(value: number): number {
  const rest = value - 1;
  if (rest < 4) return rest;
  const digits = 31 - Math.clz32(rest);
  return 2 * digits + ((rest >>> (digits - 1)) & 1);
}

/** How many bits follow a symbol. */
export function extraBitsOf(symbol: number): number {
  return symbol < 4 ? 0 : (symbol >>> 1) - 1;
}

/** The bits that follow the symbol of a value. */
export function extraOf(value: number): number {
  return (value - 1) & ((1 << extraBitsOf(magnitudeSymbol(value))) - 1);
}
