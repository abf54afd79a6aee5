import type { Vector } from "../../math/vector.js";
import type { Reading, Trajectory } from "../../trajectory/record.js";
import { type PackedTable, packedTable, tableOf } from "./table.js";

/** The readings that were used, as text. */
export interface PackedReadings extends PackedTable {
  /** The meaning of the columns, one per variable: `gradient`, `update`, or a dot and a state's name. */
  readonly fields: readonly (readonly [field: string, variables: number])[];
}

type ReadingAt = NonNullable<Trajectory["readingAt"]>;

/** Records what is read from readings. */
export function watchedReadings(readingAt: ReadingAt): { readingAt: ReadingAt; packed(): PackedReadings } {
  const steps = new Set<number>();
  const fields = new Map<string, number>();
  const noted = (step: number, field: string, vector: Vector | undefined): Vector | undefined => {
    if (vector) {
      steps.add(step);
      fields.set(field, vector.length);
    }
    return vector;
  };
  const watched = (step: number, { gradient, update, state }: Reading): Reading => ({
    get gradient() {
      return noted(step, "gradient", gradient) as Vector;
    },
    get update() {
      return noted(step, "update", update) as Vector;
    },
    state: new Proxy(state, { get: (_, name) => noted(step, `.${String(name)}`, state[String(name)]) }),
  });
  return {
    readingAt(step) {
      const reading = readingAt(step);
      return reading && watched(step, reading);
    },
    packed() {
      const columns = [...fields].flatMap(([field, variables]) =>
        Array.from({ length: variables }, (_, i) => (step: number) => vectorOf(readingAt(step), field)?.[i] ?? NaN),
      );
      return {
        fields: [...fields],
        ...packedTable(
          [...steps].sort((a, b) => a - b),
          columns,
        ),
      };
    },
  };
}

export function readingsOf({ fields, ...packed }: PackedReadings): ReadingAt {
  const { steps, columns, rowAt } = tableOf(packed);
  return (step) => {
    const row = rowAt(step);
    if (row < 0 || (steps ? steps[row] : row) !== step) return undefined;
    const vectors = new Map<string, Vector>();
    let column = 0;
    for (const [field, variables] of fields) {
      vectors.set(
        field,
        Array.from({ length: variables }, () => columns[column++]?.[row] as number),
      );
    }
    const states = [...vectors].filter(([field]) => field.startsWith("."));
    return {
      gradient: vectors.get("gradient") ?? [],
      update: vectors.get("update") ?? [],
      state: Object.fromEntries(states.map(([field, vector]) => [field.slice(1), vector])),
    };
  };
}

function vectorOf(reading: Reading | undefined, field: string): Vector | undefined {
  if (field === "gradient" || field === "update") return reading?.[field];
  return reading?.state[field.slice(1)];
}
