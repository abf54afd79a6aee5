import type { Objective } from "../objectives/objective.js";
import { fault, type Place, quoted } from "./import-fault.js";
import type { Trajectory } from "./record.js";

/** One run of a file. */
export interface ImportedRun {
  /** What the column `optimizer` calls it; undefined in a file without one. */
  readonly label: string | undefined;
  readonly trajectory: Trajectory;
}

/** A row as the file has it: finite numbers, t whole. */
export interface PointRow {
  readonly line: number;
  readonly t: number;
  readonly point: readonly number[];
  readonly label: string | undefined;
}

/** More steps than anybody has watched; what is beyond is a mistake, and would fill the memory. */
const MOST_STEPS = 5_000_000;

/**
 * Sorts the rows of a file into its runs. Hand over each row by `take`, in order; then ask for the `runs`.
 *
 * @throws {UsageError} `take`, if t does not count on by one, or beyond 5,000,000; `runs`, if there was no row.
 */
export function collectRuns(
  file: string,
  objective: Objective,
): { readonly take: (row: PointRow) => void; readonly runs: () => ImportedRun[] } {
  const { dimension } = objective;
  const pointsOf = new Map<string | undefined, number[]>();
  return {
    take({ line, t, point, label }) {
      const points = pointsOf.get(label) ?? [];
      const expected = points.length / dimension;
      if (t !== expected) throw outOfOrder(t, expected, label, { file, line, column: "t" });
      if (t > MOST_STEPS) throw fault({ file, line }, `a run has ${MOST_STEPS.toLocaleString("en")} steps at most.`);
      if (t === 0) pointsOf.set(label, points);
      points.push(...point);
    },
    runs() {
      if (pointsOf.size === 0) {
        throw fault({ file }, "there are no rows.", "A run has one row at least, t = 0: its start.");
      }
      return Array.from(pointsOf, ([label, points]) => ({ label, trajectory: trajectoryOf(points, objective) }));
    },
  };
}

function outOfOrder(t: number, expected: number, label: string | undefined, place: Place): Error {
  const run = label === undefined ? "" : ` of ${quoted(label)}`;
  return fault(place, `expected t = ${expected}${run}, found ${t}.`, hintFor(t, expected, label));
}

function hintFor(t: number, expected: number, label: string | undefined): string {
  if (expected === 0) return "A run begins with t = 0: its start, before the first step.";
  if (t > expected) return "Every step needs a row: write the trace without --every.";
  if (label === undefined) return "Every step has one row. A column optimizer tells several runs in one file apart.";
  return "Every step of a run has one row, in order.";
}

function trajectoryOf(coordinates: readonly number[], objective: Objective): Trajectory {
  const { dimension } = objective;
  const pointAt = (t: number): number[] => coordinates.slice(t * dimension, (t + 1) * dimension);
  const values = new Float64Array(coordinates.length / dimension);
  for (let t = 0; t < values.length; t++) values[t] = objective.value(pointAt(t));
  return { dimension, steps: values.length - 1, values, pointAt };
}
