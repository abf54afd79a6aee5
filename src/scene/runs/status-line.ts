import type { Box } from "../../math/geometry.js";
import { pointAfter, type Run, valueAfter } from "../../trajectory/record.js";
import { xLabelBaseline } from "../axes/axes.js";
import type { Look } from "../look.js";
import type { Part } from "../part.js";
import { compactNumber, type Field, readOut, readOutWidth } from "./read-out.js";

/** Between the label below the middle of a box and what is said to its right, in font sizes. */
const APART = 2;

export interface StatusOptions {
  readonly runs: readonly Run[];
  stepAt(frame: number): number;
  readonly timeline: { readonly frameCount: number };
  /** Whether to say which step a frame shows. */
  readonly counter: boolean;
  /** Whether to say where the runs are, and the objective there. */
  readonly readout: boolean;
  readonly look: Look;
}

/** Whether what is said below a box takes more than its right half. */
export function isCrowdedBelow(box: Box, options: StatusOptions): boolean {
  const { counter, readout, timeline } = options;
  if (!counter && !readout) return false;
  return readOutWidth(shownFields(options), { ...options, ...timeline }) > box.right - rightHalf(box, options);
}

/** Below the right half of a box, what the frame shows: its step, and where a run that is alone is. */
export function statusLine(box: Box, options: StatusOptions): Part[] {
  const { stepAt, timeline, counter, readout, look } = options;
  if (!counter && !readout) return [];
  const left = isCrowdedBelow(box, options) ? box.left + 2 * look.fontPx : rightHalf(box, options);
  const baseline = Math.round(xLabelBaseline(box, look));
  const { frameCount } = timeline;
  return [readOut(shownFields(options), { stepAt, frameCount, left, right: box.right, baseline, look })];
}

/** Where what is said may begin, so that the label in the middle stands apart from it. */
function rightHalf({ left, right }: Box, { look }: StatusOptions): number {
  return (left + right) / 2 + APART * look.fontPx;
}

function shownFields({ runs, readout }: StatusOptions): Field[] {
  const [only, ...others] = runs;
  const step: Field = { name: "t", textAt: String };
  return readout && only && others.length === 0 ? [step, ...fieldsOf(only)] : [step];
}

/** What a legend says of each of several runs: the objective where it is. */
export function valueNotes({ runs, readout }: StatusOptions): ((run: number, step: number) => string) | undefined {
  if (!readout || runs.length < 2) return undefined;
  return (run, step) => `f = ${compactNumber(valueAfter(runs[run] as Run, step))}`;
}

function fieldsOf(run: Run): Field[] {
  const coordinates = run.trajectory.variables.map(
    (name, i): Field => ({
      name,
      textAt: (step) => compactNumber(pointAfter(run, step)[i] ?? Number.NaN),
    }),
  );
  return [...coordinates, { name: "f", textAt: (step) => compactNumber(valueAfter(run, step)) }];
}
