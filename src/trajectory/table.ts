import type { Vector } from "../math/vector.js";
import type { Objective } from "../objectives/objective.js";
import { isOnline, type OnlineObjective } from "../objectives/online.js";
import { checkStart } from "../objectives/start.js";
import type { Optimizer, Readout } from "../optimizers/optimizer.js";
import { descend } from "./descend.js";
import { checkCount, SLICE } from "./record.js";

/** A number, a run's label, or nothing where a row has none. */
export type Cell = number | string | undefined;
/** One cell per column of the table. */
export type Row = readonly Cell[];

/** Runs as a table: `columns` names the cells of every row. */
export interface Table {
  readonly columns: readonly string[];
  rows(): Iterable<Row>;
  /** The same rows, with nothing in place of a row now and then, where a caller may give way. */
  slices(): Iterable<Row | undefined>;
}

/** A run by its optimizer, and what its rows are labeled with when there are several. */
export interface TableRun {
  /** The optimizer's name when absent. */
  readonly label?: string | undefined;
  readonly optimizer: Optimizer;
}

/** The runs of a table, and the objective that they share. */
export interface TableOptions {
  readonly runs: readonly TableRun[];
  readonly objective: Objective | OnlineObjective;
  /** The objective's usual start when absent. */
  readonly start?: Vector | undefined;
  /** How many steps each run takes: a whole number, 0 or more. */
  readonly steps: number;
  /** A row for every so many steps, and for the last one; 1 when absent. */
  readonly every?: number | undefined;
}

/**
 * Runs as rows t = 0 … steps, one run after the other. Row t holds the point after t steps, f there, and what step t
 * used: the gradient at the point before it (where a rule looks ahead, there), the optimizer's state after it, the update
 * it made. Row 0 holds the start and its f alone. With several variables a quantity `q` of each is `q_x`, `q_y`. Several
 * runs have a first column `optimizer`; a state that one of the rules has not is empty in its rows.
 *
 * On a stream of losses the column `loss` takes the place of f: what step t lost at the point before it. A last column
 * `average_regret` is the mean so far of the losses above those of the best fixed point; `update` is the step before the
 * point is projected.
 *
 * @throws {UsageError} if the start has another number of variables than the objective or is outside the interval of a
 * stream, or `steps` or `every` is no such number.
 */
export function tabulate({ runs, objective, start = objective.start, steps, every = 1 }: TableOptions): Table {
  checkStart(objective, start);
  checkCount("steps", steps, 0);
  checkCount("every", every, 1);
  const { variables } = objective;
  const columnsOf = ({ name, shape }: Pick<Readout<unknown>, "name" | "shape">): string[] =>
    shape === "scalar" || variables.length === 1 ? [name] : variables.map((variable) => `${name}_${variable}`);
  const states = new Map(runs.flatMap(({ optimizer }) => optimizer.readouts.map((state) => [state.name, state])));
  const stream = isOnline(objective) ? objective : undefined;
  const stepColumns = [
    ...columnsOf({ name: "gradient", shape: "vector" }),
    ...[...states.values()].flatMap(columnsOf),
    ...columnsOf({ name: "update", shape: "vector" }),
    ...(stream ? ["average_regret"] : []),
  ];

  function* slicesOf({ optimizer, label = optimizer.name }: TableRun): Generator<Row | undefined> {
    const head = runs.length > 1 ? [label] : [];
    const own = new Map(optimizer.readouts.map((readout) => [readout.name, readout]));
    const stateCells = [...states.values()].map((state) => {
      const readout = own.get(state.name);
      const empty = columnsOf(state).map(() => undefined);
      return (now: unknown): readonly Cell[] => readout?.of(now) ?? empty;
    });
    let regret = 0;
    yield [...head, 0, ...start, stream ? undefined : objective.value(start, 0), ...stepColumns.map(() => undefined)];
    if (steps === 0) return;
    for (const { t, before, point, gradient, state, update } of descend(optimizer, objective, start)) {
      if (stream) regret += stream.value(before, t) - stream.value(stream.best, t);
      if (t % every === 0 || t === steps) {
        const value = objective.value(stream ? before : point, t);
        const cells = stateCells.flatMap((cellsOf) => cellsOf(state));
        yield [...head, t, ...point, value, ...gradient, ...cells, ...update, ...(stream ? [regret / t] : [])];
      } else if (t % SLICE === 0) yield;
      if (t === steps) return;
    }
  }

  function* slices(): Generator<Row | undefined> {
    for (const run of runs) yield* slicesOf(run);
  }
  return {
    columns: [...(runs.length > 1 ? ["optimizer"] : []), "t", ...variables, stream ? "loss" : "f", ...stepColumns],
    slices,
    *rows() {
      for (const row of slices()) if (row) yield row;
    },
  };
}
