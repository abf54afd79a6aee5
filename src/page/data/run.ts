import type { Vector } from "../../math/vector.js";
import type { Descent } from "../../trajectory/approach.js";
import type { Reading, Trajectory } from "../../trajectory/record.js";
import { type PackedTable, packedTable, tableOf } from "./table.js";

/** A run as text: only what its picture reads. */
export interface PackedRun {
  readonly label: string;
  readonly variables: readonly string[];
  readonly steps: number;
  /** Values first, then the points' coordinates. */
  readonly points: PackedTable;
  readonly readings?: PackedReadings;
  readonly minimum?: Vector;
}

/** The readings that were used, as text. */
interface PackedReadings extends PackedTable {
  /** The meaning of the columns, one per variable: `gradient`, `update`, or a dot and a state's name. */
  readonly fields: readonly (readonly [field: string, variables: number])[];
}

type ReadingAt = NonNullable<Trajectory["readingAt"]>;

/** Runs of at most this many steps are packed whole. */
const FEW_STEPS = 1000;

/** A run that records what is read from it; `packed` gives that as text. */
export function watched(descent: Descent): { readonly run: Descent; packed(): PackedRun } {
  const { label, trajectory } = descent;
  const { variables, steps, values, pointAt, readingAt } = trajectory;
  const read = new Set(steps <= FEW_STEPS ? Array(steps + 1).keys() : []);
  const readings = readingAt && watchedReadings(readingAt);
  let minimum: Vector | undefined;
  const run: Descent = {
    label,
    get minimum() {
      minimum = descent.minimum;
      return minimum;
    },
    trajectory: {
      variables,
      steps,
      values: new Proxy(values, {
        get(target, key) {
          const step = typeof key === "string" ? Number(key) : Number.NaN;
          if (step >= 0 && step <= steps) read.add(step);
          return Reflect.get(target, key, target);
        },
      }),
      pointAt(step) {
        if (step >= 0 && step <= steps) read.add(step);
        return pointAt(step);
      },
      ...(readings && { readingAt: readings.readingAt }),
    },
  };
  return {
    run,
    packed() {
      const coordinates = variables.map((_, i) => (step: number) => pointAt(step)[i] as number);
      return {
        ...{ label, variables, steps },
        points: packedTable(read, [(step) => values[step] as number, ...coordinates]),
        ...(readings && { readings: readings.packed() }),
        ...(minimum && { minimum }),
      };
    },
  };
}

/** The inverse of `packed`. A step that was never read equals the last one before it that was. */
export function runOf({ label, variables, steps, points, readings, minimum }: PackedRun): Descent {
  const { columns, rowAt } = tableOf(points);
  const [packedValues = new Float64Array(), ...coordinates] = columns;
  const values = points.steps === undefined ? packedValues : new Float64Array(steps + 1);
  if (values !== packedValues) for (let t = 0; t <= steps; t++) values[t] = packedValues[rowAt(t)] ?? Number.NaN;
  return {
    label,
    minimum,
    trajectory: {
      variables,
      steps,
      values,
      pointAt(step) {
        const row = rowAt(step);
        return coordinates.map((column) => column[row] ?? Number.NaN);
      },
      ...(readings && { readingAt: readingsOf(readings) }),
    },
  };
}

/** Records what is read from readings. */
function watchedReadings(readingAt: ReadingAt): { readingAt: ReadingAt; packed(): PackedReadings } {
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
        ...packedTable(steps, columns),
      };
    },
  };
}

function readingsOf({ fields, ...packed }: PackedReadings): ReadingAt {
  const { steps, columns, rowAt } = tableOf(packed);
  return (step) => {
    const row = rowAt(step);
    if (row < 0 || (steps ? steps[row] : row) !== step) return undefined;
    const vectors = new Map<string, Vector>();
    let column = 0;
    for (const [field, variables] of fields) {
      vectors.set(
        field,
        columns.slice(column, column + variables).map((numbers) => numbers[row] as number),
      );
      column += variables;
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
