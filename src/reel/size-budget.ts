/**
 * A number and its unit, which may end in B; where there is nothing else, it has to. Without a flag, for JSON Schema
 * knows none.
 */
export const SIZE: RegExp = /^\s*(\d+(?:\.\d+)?|\.\d+)\s*(?:([kKmMgG])([iI]?)[bB]?|[bB])\s*$/;
const POWERS: Readonly<Record<string, number>> = { "": 0, k: 1, m: 2, g: 3 };

/** Bytes as they are written: 5MB and 5M are 5,000,000, 5MiB is 5,242,880, 800B are 800. NaN for anything else. */
export function bytesOf(text: string): number {
  const [, number, prefix = "", binary] = text.match(SIZE) ?? [];
  if (number === undefined) return Number.NaN;
  return Math.floor(Number(number) * (binary ? 1024 : 1000) ** (POWERS[prefix.toLowerCase()] as number));
}
