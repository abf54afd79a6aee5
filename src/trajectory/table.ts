import type { Objective } from "../objectives/objective.js";
import type { Optimizer } from "../optimizers/optimizer.js";
import type { Vector } from "../vector.js";
import { descend, type Step } from "./descend.js";
import { checkStart, checkSteps } from "./record.js";

/** A number, or nothing where a row has none. */
export type Cell = number | undefined;

/** A run as a table: `columns` names the cells of every row. */
export interface Table {
  readonly columns: readonly string[];
  rows(): Iterable<readonly Cell[]>;
}

const VARIABLES = ["x", "y"];

/**
 * The run as rows t = 0 … steps. Row t holds the point after t steps, f there, and what step t
 * used: the gradient at the point before it, the optimizer's state after it, the update it made.
 * Row 0 holds the start and its f alone. With two variables a quantity `q` of each is `q_x`, `q_y`.
 *
 * @throws {UsageError} if the start has another number of variables than the objective.
 */
export function tabulate<State>(
  optimizer: Optimizer<State>,
  objective: Objective,
  start: Vector,
  steps: number,
): Table {
  checkStart(objective, start);
  checkSteps(steps);
  const variables = VARIABLES.slice(0, objective.dimension);
  const perVariable = (name: string): string[] =>
    variables.length === 1 ? [name] : variables.map((variable) => `${name}_${variable}`);
  const stepColumns = [
    ...perVariable("gradient"),
    ...optimizer.readouts.flatMap(({ name, shape }) => (shape === "scalar" ? [name] : perVariable(name))),
    ...perVariable("update"),
  ];

  return {
    columns: ["t", ...variables, "f", ...stepColumns],
    *rows() {
      yield [0, ...start, objective.value(start), ...stepColumns.map(() => undefined)];
      if (steps === 0) return;
      for (const step of descend(optimizer, objective, start)) {
        yield cellsOf(step);
        if (step.t === steps) return;
      }
    },
  };
}

function cellsOf({ t, point, value, gradient, readouts, update }: Step): Cell[] {
  return [t, ...point, value, ...gradient, ...readouts.flat(), ...update];
}
