import type { Clock } from "../../film/clock.js";
import { withMinus } from "../../text/typeset.js";
import type { StyledChart } from "../chart.js";
import type { TextOutline } from "../lettering/typeface.js";
import { writer } from "../lettering/writing.js";
import { text } from "../marks/text.js";
import type { Part } from "../part.js";

/** A number that changes with the film. */
export interface Field {
  readonly name: string;
  /** Its text after so many steps. */
  textAt(step: number): string;
}

export interface ReadOutPlace {
  /** The span it may take, aligned to the right; the text is scaled down if it does not fit. */
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
}

type Shown = Pick<StyledChart, "clock" | "look">;

const GAP = 1;
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

/** The width of fields in a row, at the full size of the text. */
export function readOutWidth(fields: readonly Field[], chart: Shown): number {
  return rowWidth(measured(fields, chart)(chart.look.fontPx), chart.look.fontPx);
}

/** Names and numbers in a row. Each number has a fixed place, so that nothing jumps. */
export function readOut(fields: readonly Field[], { left, right, baseline }: ReadOutPlace, chart: Shown): Part {
  const { typeface, theme, fontPx } = chart.look;
  const widths = measured(fields, chart);
  const sizePx = fontPx * Math.min(1, Math.max(0, right - left) / rowWidth(widths(fontPx), fontPx));
  const write = writer(typeface, sizePx, theme.ink);
  let pen = right - rowWidth(widths(sizePx), sizePx);
  const placed = widths(sizePx).map(({ name, numberPx }, i) => {
    const place = {
      ...(fields[i] as Field),
      label: name,
      left: Math.round(pen),
      numberLeft: Math.round(pen + name.advancePx),
    };
    pen += name.advancePx + numberPx + GAP * sizePx;
    return place;
  });
  return {
    backdrop: placed.map((field) => text(field.label, field.left, baseline, theme.ink)),
    marksAt(frame) {
      const step = chart.clock.stepAt(frame);
      return placed.flatMap(({ textAt, numberLeft }) => write(textAt(step), numberLeft, baseline));
    },
  };
}

interface FieldWidth {
  readonly name: TextOutline;
  /** Width of the widest number in the film. */
  readonly numberPx: number;
}

function measured(fields: readonly Field[], { clock, look: { typeface } }: Shown): (sizePx: number) => FieldWidth[] {
  const samples = sampledSteps(clock);
  const patterns = fields.map(({ textAt }) => widestPatterns(samples.map(textAt)));
  return (sizePx) =>
    fields.map(({ name }, i) => ({
      name: typeface.outline(`${name} = `, sizePx),
      numberPx: Math.max(0, ...(patterns[i] ?? []).map((line) => typeface.outline(line, sizePx).advancePx)),
    }));
}

function rowWidth(widths: readonly FieldWidth[], sizePx: number): number {
  const gaps = (widths.length - 1) * GAP * sizePx;
  return widths.reduce((sum, { name, numberPx }) => sum + name.advancePx + numberPx, gaps);
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
