/** A point, a gradient or a moment: one number a variable. */
export type Vector = readonly number[];

export function zerosLike(vector: Vector): Vector {
  return vector.map(() => 0);
}

/** The numbers in a list or a typed array; undefined unless there are `length` of them and nothing else. */
export function numbersIn(list: unknown, length: number): number[] | undefined {
  const items: unknown[] = Array.from(Object(list) as ArrayLike<unknown>);
  const isRight = items.length === length && items.every((item) => typeof item === "number");
  return isRight ? (items as number[]) : undefined;
}

/** The Euclidean distance of two points. */
export function distance(a: Vector, b: Vector): number {
  return Math.hypot(...zip(a, b, (one, other) => one - other));
}

/** Applies `combine` elementwise; both vectors have the same length. */
export function zip(a: Vector, b: Vector, combine: (a: number, b: number) => number): Vector {
  // A run spends most of its time here; a loop takes half as long as map.
  const combined = new Array<number>(a.length);
  for (let i = 0; i < a.length; i++) combined[i] = combine(a[i] as number, b[i] as number);
  return combined;
}

/** The running mean of a quantity: decay·mean + (1−decay)·value, elementwise. */
export function blend(mean: Vector, value: Vector, decay: number): Vector {
  return zip(mean, value, (m, x) => decay * m + (1 - decay) * x);
}

/** a/b, or 0 if a is 0, even if b is 0 too: a zero numerator means no movement. */
export function quotient(a: number, b: number): number {
  return a === 0 ? 0 : a / b;
}
