import type { Vector } from "../../math/vector.js";
import type { Descent } from "../../trajectory/approach.js";
import { type PackedReadings, readingsOf, watchedReadings } from "./readings.js";
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

/** A run that records what is read from it. */
export interface WatchedRun {
  readonly run: Descent;
  /** Everything read so far, as text. */
  packed(): PackedRun;
}

/** Runs of at most this many steps are packed whole. */
const FEW_STEPS = 1000;

export function watched(descent: Descent): WatchedRun {
  const { label, trajectory } = descent;
  const { variables, steps, values, pointAt, readingAt } = trajectory;
  const read = new Set(steps <= FEW_STEPS ? Array.from({ length: steps + 1 }, (_, step) => step) : []);
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
        points: packedTable(
          [...read].sort((a, b) => a - b),
          [(step) => values[step] as number, ...coordinates],
        ),
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
