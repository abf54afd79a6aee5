import type { Box } from "../../math/geometry.js";
import { pointAfter, type Run, valueAfter } from "../../trajectory/record.js";
import { xLabelBaseline } from "../axes/axes.js";
import type { StyledChart } from "../chart.js";
import type { Part } from "../part.js";
import { compactNumber, type Field, readOut, readOutWidth } from "./read-out.js";

/** Space between the axis label and the status to its right, in font sizes. */
const APART = 2;

/** True if the status below a box needs more than the right half. */
export function isCrowdedBelow(box: Box, chart: StyledChart): boolean {
  const { counter, readout } = chart.picture;
  if (!counter && !readout) return false;
  return readOutWidth(shownFields(chart), chart) > box.right - rightHalf(box, chart);
}

/** The status of a frame, below the right half of a box: its step, and the position of a single run. */
export function statusLine(box: Box, chart: StyledChart): Part[] {
  const { picture, look } = chart;
  if (!picture.counter && !picture.readout) return [];
  const left = isCrowdedBelow(box, chart) ? box.left + 2 * look.fontPx : rightHalf(box, chart);
  const baseline = Math.round(xLabelBaseline(box, look));
  return [readOut(shownFields(chart), { left, right: box.right, baseline }, chart)];
}

/** The left end of the right half, apart from the axis label in the middle. */
function rightHalf({ left, right }: Box, { look }: StyledChart): number {
  return (left + right) / 2 + APART * look.fontPx;
}

function shownFields({ runs, picture }: StyledChart): Field[] {
  const [only, ...others] = runs;
  const step: Field = { name: "t", textAt: String };
  return picture.readout && only && others.length === 0 ? [step, ...fieldsOf(only)] : [step];
}

/** Notes in the legend for several runs: the value of the objective. */
export function valueNotes({ runs, picture }: StyledChart): ((run: number, step: number) => string) | undefined {
  if (!picture.readout || runs.length < 2) return undefined;
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
