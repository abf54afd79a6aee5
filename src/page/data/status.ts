import type { DrawnReel } from "../../compose.js";
import { compactNumber } from "../../scene/runs/read-out.js";
import { clock } from "../../scene/time/clock.js";
import { type Run, valueAfter } from "../../trajectory/record.js";

/** What a frame shows, in words. */
export interface Status {
  /** `Step 12 of 199`, and of a run that is alone its value. */
  readonly short: string;
  /** The same, and the values of several runs. */
  readonly full: string;
}

/** What each frame shows, in words. */
export function statuses(
  { clock: kind, frames, steps, layout }: Pick<DrawnReel, "clock" | "frames" | "steps" | "layout">,
  runs: readonly Run[],
): (frame: number) => Status {
  const stepAt = clock({ kind, frames, steps });
  const value = layout === "online" ? "loss" : "f";
  return (frame) => {
    const step = stepAt(frame);
    const start = `Step ${step} of ${steps}`;
    const values = runs.map((run) => `${value} = ${compactNumber(valueAfter(run, step))}`);
    if (runs.length === 1) return { short: `${start}, ${values[0]}`, full: `${start}, ${values[0]}` };
    const named = runs.map(({ label }, i) => `${label}, ${values[i]}`);
    return { short: start, full: [start, ...named].join("; ") };
  };
}
