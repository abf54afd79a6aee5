import { isOnline } from "../../objectives/online.js";
import type { Chart } from "../../scene/chart.js";
import { compactNumber } from "../../scene/runs/read-out.js";
import { valueAfter } from "../../trajectory/record.js";

export interface Status {
  /** `Step 12 of 199`, with the value of a single run. */
  readonly short: string;
  /** The same with the values of all runs. */
  readonly full: string;
}

export function statuses({ objective, runs, clock: { steps, stepAt } }: Chart): (frame: number) => Status {
  const value = isOnline(objective) ? "loss" : "f";
  return (frame) => {
    const step = stepAt(frame);
    const start = `Step ${step} of ${steps}`;
    const values = runs.map((run) => `${value} = ${compactNumber(valueAfter(run, step))}`);
    if (runs.length === 1) return { short: `${start}, ${values[0]}`, full: `${start}, ${values[0]}` };
    const named = runs.map(({ label }, i) => `${label}, ${values[i]}`);
    return { short: start, full: [start, ...named].join("; ") };
  };
}
