import type { Clock } from "../../film/clock.js";
import type { Box } from "../../math/geometry.js";
import { withMinus } from "../../text/typeset.js";
import { pointAfter, type Run, valueAfter } from "../../trajectory/record.js";
import { xLabelBaseline } from "../axes/axes.js";
import type { StyledChart } from "../chart.js";
import type { TextOutline } from "../lettering/typeface.js";
import { text, writer } from "../marks/text.js";
import type { Part } from "../part.js";

/** A number that changes with the film. */
interface Field {
  readonly name: string;
  /** Its text after so many steps. */
  textAt(step: number): string;
}

/** Space between fields, and between the axis label and the status to its right, in font sizes. */
const GAP = 1;
const APART = 2;
/** Frames measured to find the longest texts: a film may have millions. */
const MOST_SAMPLES = 500;
/** Numbers in this range are written without an exponent. */
const PLAIN = [1e-3, 1e5] as const;
const DECIMALS = 4;

/** Writes a number with four digits, three of them decimals at most; tiny and huge numbers with an exponent. */
export function compactNumber(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < PLAIN[0] || size >= PLAIN[1])) return withMinus(value.toExponential(1).replace("+", ""));
  const before = Math.max(1, Math.floor(Math.log10(Math.max(1, size))) + 1);
  return withMinus(value.toFixed(Math.max(0, DECIMALS - before)));
}

/** True if the status below a box needs more than the right half. */
export function isCrowdedBelow(box: Box, chart: StyledChart): boolean {
  const { picture, look } = chart;
  if (!picture.counter && !picture.readout) return false;
  return rowWidth(measured(shownFields(chart), chart)(look.fontPx), look.fontPx) > box.right - rightHalf(box, chart);
}

/**
 * The status of a frame, below the right half of a box: its step, and the position of a single run. Each number has a
 * fixed place, so that nothing jumps; the text is scaled down if it does not fit.
 */
export function statusLine(box: Box, chart: StyledChart): Part[] {
  const { picture, look, clock } = chart;
  const { typeface, theme, fontPx } = look;
  if (!picture.counter && !picture.readout) return [];
  const left = isCrowdedBelow(box, chart) ? box.left + 2 * fontPx : rightHalf(box, chart);
  const baseline = Math.round(xLabelBaseline(box, look));
  const widths = measured(shownFields(chart), chart);
  const sizePx = fontPx * Math.min(1, Math.max(0, box.right - left) / rowWidth(widths(fontPx), fontPx));
  const write = writer(typeface, sizePx, theme.ink);
  let pen = box.right - rowWidth(widths(sizePx), sizePx);
  const placed = widths(sizePx).map(({ label, numberPx, textAt }) => {
    const place = { label, textAt, left: Math.round(pen), numberLeft: Math.round(pen + label.advancePx) };
    pen += label.advancePx + numberPx + GAP * sizePx;
    return place;
  });
  return [
    {
      backdrop: placed.map((field) => text(field.label, field.left, baseline, theme.ink)),
      marksAt(frame) {
        const step = clock.stepAt(frame);
        return placed.flatMap(({ textAt, numberLeft }) => write(textAt(step), numberLeft, baseline));
      },
    },
  ];
}

interface MeasuredField extends Field {
  readonly label: TextOutline;
  /** Width of the widest number in the film. */
  readonly numberPx: number;
}

function measured(
  fields: readonly Field[],
  { clock, look: { typeface } }: StyledChart,
): (sizePx: number) => MeasuredField[] {
  const samples = sampledSteps(clock);
  const patterns = fields.map(({ textAt }) => widestPatterns(samples.map(textAt)));
  return (sizePx) =>
    fields.map((field, i) => ({
      ...field,
      label: typeface.outline(`${field.name} = `, sizePx),
      numberPx: Math.max(0, ...(patterns[i] ?? []).map((line) => typeface.outline(line, sizePx).advancePx)),
    }));
}

function rowWidth(widths: readonly MeasuredField[], sizePx: number): number {
  const gaps = (widths.length - 1) * GAP * sizePx;
  return widths.reduce((sum, { label, numberPx }) => sum + label.advancePx + numberPx, gaps);
}

/** The texts with 0 for every digit, each once: all digits are equally wide, so one of these is the widest. */
export function widestPatterns(texts: readonly string[]): string[] {
  return [...new Set(texts.map((line) => line.replace(/\d/g, "0")))];
}

/** The steps of at most 500 frames, spread over the film. */
export function sampledSteps({ stepAt, frameCount }: Pick<Clock, "stepAt" | "frameCount">): number[] {
  const every = Math.ceil(frameCount / MOST_SAMPLES);
  return Array.from({ length: Math.ceil(frameCount / every) }, (_, i) => stepAt(i * every));
}

/** The left end of the right half, apart from the axis label in the middle. */
function rightHalf({ left, right }: Box, { look }: StyledChart): number {
  return (left + right) / 2 + APART * look.fontPx;
}

/** The step; with `readout`, also the place and the value of a single run. */
function shownFields({ runs: [run, ...others], picture }: StyledChart): Field[] {
  const step: Field = { name: "t", textAt: String };
  if (!picture.readout || !run || others.length > 0) return [step];
  const coordinates = run.trajectory.variables.map((name, i): Field => {
    return { name, textAt: (at) => compactNumber(pointAfter(run, at)[i] ?? Number.NaN) };
  });
  return [step, ...coordinates, { name: "f", textAt: (at) => compactNumber(valueAfter(run, at)) }];
}

/** Notes in the legend for several runs: the value of the objective. */
export function valueNotes({ runs, picture }: StyledChart): ((run: number, step: number) => string) | undefined {
  if (!picture.readout || runs.length < 2) return undefined;
  return (run, step) => `f = ${compactNumber(valueAfter(runs[run] as Run, step))}`;
}
