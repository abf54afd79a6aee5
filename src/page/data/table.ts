import { packed, unpacked } from "./numbers.js";

/** Columns of numbers by step, as text. */
export interface PackedTable {
  /** Ascending; every step from 0 when absent. */
  readonly steps?: string;
  /** One per quantity, in the order of the steps. */
  readonly columns: readonly string[];
}

/** Columns of numbers by step. */
export interface Table {
  readonly steps: ArrayLike<number> | undefined;
  readonly columns: readonly Float64Array[];
  /** The row of the last step at or before this one; −1 before the first. */
  rowAt(step: number): number;
}

/** @param steps Ascending. */
export function packedTable(steps: readonly number[], columns: readonly ((step: number) => number)[]): PackedTable {
  const isEvery = steps.every((step, i) => step === i);
  return {
    ...(isEvery ? {} : { steps: packed(steps) }),
    columns: columns.map((valueAt) => packed(steps.map(valueAt))),
  };
}

export function tableOf({ steps: packedSteps, columns }: PackedTable): Table {
  const steps = packedSteps === undefined ? undefined : unpacked(packedSteps);
  const unpackedColumns = columns.map(unpacked);
  const last = (unpackedColumns[0]?.length ?? 0) - 1;
  return {
    steps,
    columns: unpackedColumns,
    rowAt(step) {
      if (!steps) return Math.min(step, last);
      let [low, high] = [-1, last];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((steps[middle] as number) <= step) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}
