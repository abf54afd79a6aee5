/**
 * Lengths and distances in VP8L: a symbol for the magnitude, then bits for the rest. If value − 1 is 1xyz… in binary,
 * the symbol gives the number of digits and x.
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

/** The number of bits after a symbol. */
export function extraBitsOf(symbol: number): number {
  return symbol < 4 ? 0 : (symbol >>> 1) - 1;
}

/** The bits after the symbol of a value. */
export function extraOf(value: number): number {
  return (value - 1) & ((1 << extraBitsOf(magnitudeSymbol(value))) - 1);
}
