import type { Objective } from "../objectives/objective.js";
import { type Message, message, setting } from "../text/message.js";
import { fault, quoted, type SourceLocation } from "./import-fault.js";
import { LABEL } from "./import-fields.js";
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

/** More than anybody has watched. What is beyond is a mistake, and would take long to read. */
const MOST_ROWS = 500_000;
const MOST_RUNS = 64;
const LONGEST_LABEL = 200;

/**
 * Sorts the rows of a file into its runs. Hand over each row by `take`, in order; then ask for the `runs`.
 *
 * @throws {UsageError} `take`, if t does not count on by one, a label is blank or too long, or there are too many
 * rows or runs; `runs`, if there was no row.
 */
export function collectRuns(
  file: string,
  objective: Objective,
): { readonly take: (row: PointRow) => void; readonly runs: () => ImportedRun[] } {
  const count = objective.variables.length;
  const pointsOf = new Map<string | undefined, number[]>();
  let rows = 0;
  return {
    take({ line, t, point, label: text }) {
      if (++rows > MOST_ROWS) throw fault({ file, line }, `a file has ${MOST_ROWS.toLocaleString("en")} rows at most.`);
      const label = text?.trim();
      const known = pointsOf.get(label);
      if (!known) checkLabel(label, pointsOf.size, { file, line, column: LABEL });
      const points = known ?? [];
      const expected = points.length / count;
      if (t !== expected) throw outOfOrder(t, expected, label, { file, line, column: "t" });
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

function checkLabel(label: string | undefined, runsBefore: number, place: SourceLocation): void {
  if (label === "") throw fault(place, "expected the name of a run, found nothing.");
  if (label !== undefined && label.length > LONGEST_LABEL) {
    throw fault(place, `a name has ${LONGEST_LABEL} characters at most, this one ${label.length}.`);
  }
  if (runsBefore === MOST_RUNS)
    throw fault(place, `a file has ${MOST_RUNS} runs at most, and ${quoted(label ?? "")} is one more.`);
}

function outOfOrder(t: number, expected: number, label: string | undefined, place: SourceLocation): Error {
  const run = label === undefined ? "" : ` of ${quoted(label)}`;
  return fault(place, `expected t = ${expected}${run}, found ${t}.`, hintFor(t, expected, label));
}

function hintFor(t: number, expected: number, label: string | undefined): string | Message {
  if (expected === 0) return "A run begins with t = 0: its start, before the first step.";
  if (t > expected) return message`Every step needs a row: write the trace without ${setting("every")}.`;
  if (label === undefined) return "Every step has one row. A column optimizer tells several runs in one file apart.";
  return "Every step of a run has one row, in order.";
}

function trajectoryOf(coordinates: readonly number[], objective: Objective): Trajectory {
  const { variables } = objective;
  const count = variables.length;
  const pointAt = (t: number): number[] => coordinates.slice(t * count, (t + 1) * count);
  const values = new Float64Array(coordinates.length / count);
  for (let t = 0; t < values.length; t++) values[t] = objective.value(pointAt(t));
  return { variables, steps: values.length - 1, values, pointAt };
}
