/** A point, a gradient or a moment: one number a variable. */
export type Vector = readonly number[];

export function zerosLike(vector: Vector): Vector {
  return vector.map(() => 0);
}

/** Applies `combine` elementwise; both vectors have the same length. */
export function zip(a: Vector, b: Vector, combine: (a: number, b: number) => number): Vector {
  return a.map((value, i) => combine(value, b[i] as number));
}
