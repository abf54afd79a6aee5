import type { Clock } from "../../film/clock.js";
import { withMinus } from "../../text/typeset.js";
import type { StyledChart } from "../chart.js";
import type { TextOutline } from "../lettering/typeface.js";
import { writer } from "../lettering/writing.js";
import { text } from "../marks/text.js";
import type { Part } from "../part.js";

/** A number that follows the film. */
export interface Field {
  readonly name: string;
  /** As text, after so many steps. */
  textAt(step: number): string;
}

export interface ReadOutPlace {
  /** Between which it stands, at the right end; smaller where it does not fit. */
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
}

type Shown = Pick<StyledChart, "clock" | "look">;

const GAP = 1;
/** Frames that are looked at for the longest texts: a film may have millions. */
const MOST_SAMPLES = 500;
/** Numbers from here to there are written without an exponent. */
const PLAIN = [1e-3, 1e5] as const;
const DECIMALS = 4;

/** Three digits after the point, fewer where there are many before it; tiny and huge numbers with an exponent. */
export function compactNumber(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < PLAIN[0] || size >= PLAIN[1])) return withMinus(value.toExponential(1).replace("+", ""));
  const before = Math.max(1, Math.floor(Math.log10(Math.max(1, size))) + 1);
  return withMinus(value.toFixed(Math.max(0, DECIMALS - before)));
}

/** What fields take in a row, at the full size of the text. */
export function readOutWidth(fields: readonly Field[], chart: Shown): number {
  return rowWidth(measured(fields, chart)(chart.look.fontPx), chart.look.fontPx);
}

/** Names and numbers in a row, each number at a place of its own so that nothing jumps about. */
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
  /** Of the widest number that the film will show. */
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

/** Texts of which one is the widest: all digits are as wide as 0. */
export function widestPatterns(texts: readonly string[]): string[] {
  return [...new Set(texts.map((line) => line.replace(/\d/g, "0")))];
}

/** The steps that frames show, at most 500 of them, spread over the film. */
export function sampledSteps({ stepAt, frameCount }: Pick<Clock, "stepAt" | "frameCount">): number[] {
  const every = Math.ceil(frameCount / MOST_SAMPLES);
  return Array.from({ length: Math.ceil(frameCount / every) }, (_, i) => stepAt(i * every));
}
