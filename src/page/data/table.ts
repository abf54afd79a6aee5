const CHUNK = 0x8000;

/** Columns of numbers by step, as text. */
export interface PackedTable {
  /** Ascending; every step from 0 when absent. */
  readonly steps?: string;
  /** One per quantity, in the order of the steps. */
  readonly columns: readonly string[];
}

export interface Table {
  readonly steps: Float64Array | undefined;
  readonly columns: readonly Float64Array[];
  /** The row of the last step at or before this one; −1 before the first. */
  rowAt(step: number): number;
}

export function packedTable(read: Iterable<number>, columns: readonly ((step: number) => number)[]): PackedTable {
  const steps = [...read].sort((a, b) => a - b);
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

/** Doubles as text, without loss: 8 bytes each, little-endian, in base64. */
export function packed(numbers: ArrayLike<number>): string {
  const view = new DataView(new ArrayBuffer(8 * numbers.length));
  for (let i = 0; i < numbers.length; i++) view.setFloat64(8 * i, numbers[i] as number, true);
  const bytes = new Uint8Array(view.buffer);
  let text = "";
  // Some engines limit the number of arguments.
  for (let i = 0; i < bytes.length; i += CHUNK) text += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  return btoa(text);
}

/** The inverse of `packed`. */
export function unpacked(text: string): Float64Array {
  const bytes = atob(text);
  const view = new DataView(new ArrayBuffer(bytes.length));
  for (let i = 0; i < bytes.length; i++) view.setUint8(i, bytes.charCodeAt(i));
  return Float64Array.from({ length: bytes.length / 8 }, (_, i) => view.getFloat64(8 * i, true));
}
