/** The place of ε in a denominator: beside the root, √s + ε, or under it, √(s + ε). */
export type Guard = "beside" | "under";

/** The root of a square, or of a sum or mean of squares, kept above 0 by ε. */
export function guardedRoot(square: number, epsilon: number, guard: Guard): number {
  return guard === "beside" ? Math.sqrt(square) + epsilon : Math.sqrt(square + epsilon);
}
