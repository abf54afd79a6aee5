/** A number and its unit: k, M, G, Ki, Mi or Gi with or without B, or B alone. JSON Schema has no flags. */
export const SIZE: RegExp = /^(?=.*[1-9])\s*(\d+(?:\.\d+)?|\.\d+)\s*(?:([kKmMgG])([iI]?)[bB]?|[bB])\s*$/;
const POWERS: Readonly<Record<string, number>> = { "": 0, k: 1, m: 2, g: 3 };

/** The bytes of a size as text: 5MB and 5M are 5,000,000, 5MiB is 5,242,880, 800B is 800; NaN for other texts. */
export function bytesOf(text: string): number {
  const [, number, prefix = "", binary] = text.match(SIZE) ?? [];
  if (number === undefined) return Number.NaN;
  return Math.floor(Number(number) * (binary ? 1024 : 1000) ** (POWERS[prefix.toLowerCase()] as number));
}
