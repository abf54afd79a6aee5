import type { Vector } from "../math/vector.js";
import type { Objective } from "../objectives/objective.js";
import type { OnlineObjective } from "../objectives/online.js";
import type { Step } from "./descend.js";

/** The values and the regret in the rows of a table. */
export interface Ledger {
  /** Call it for every step, in order. */
  enter(step: Step<unknown>): void;
  /** The value of the step entered last: f after it, or the loss it took. */
  value(): number;
  /** Further columns at the end of a row, after the step entered last. */
  closing(): readonly number[];
}

/** How a table accounts for a run. */
export interface Accounting {
  readonly valueColumn: string;
  readonly closingColumns: readonly string[];
  /** The value in row 0, where there is one. */
  valueAtStart(start: Vector): number | undefined;
  open(): Ledger;
}

export function accountingOf(objective: Objective | OnlineObjective): Accounting {
  return "interval" in objective ? onlineAccounting(objective) : plainAccounting(objective);
}

function plainAccounting(objective: Objective): Accounting {
  return {
    valueColumn: "f",
    closingColumns: [],
    valueAtStart: (start) => objective.value(start),
    open() {
      let point: Vector = [];
      return {
        enter(step) {
          point = step.point;
        },
        value: () => objective.value(point),
        closing: () => [],
      };
    },
  };
}

function onlineAccounting(objective: OnlineObjective): Accounting {
  return {
    valueColumn: "loss",
    closingColumns: ["average_regret"],
    valueAtStart: () => undefined,
    open() {
      let loss = Number.NaN;
      let regret = 0;
      let steps = 0;
      return {
        enter({ t, before }) {
          loss = objective.value(before, t);
          regret += loss - objective.value(objective.best, t);
          steps = t;
        },
        value: () => loss,
        closing: () => [regret / steps],
      };
    },
  };
}
