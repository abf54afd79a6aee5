import type { FormatCard } from "../formats/card.js";
import type { Reel } from "../reel/reel.js";
import { largestText } from "../scene/axes/margins.js";
import type { Chart } from "../scene/chart.js";
import { POINTS_PER_INCH } from "../scene/look.js";
import { assignment, type Message, message, setting } from "../text/message.js";
import type { Descent } from "../trajectory/approach.js";

/** What remarks depend on besides the chart. */
export interface Asked {
  readonly untilConverged: boolean;
  /** The file that the runs were recorded in. */
  readonly trajectory?: Reel["trajectory"];
}

/**
 * What a chart's author asked for and cannot quite have, and may not expect to see.
 *
 * @param cards Of the formats that it is written in.
 */
export function remarks(chart: Chart, asked: Asked, cards: readonly FormatCard[]): Message[] {
  return [
    ...timingRemarks(chart, cards),
    ...sizeRemarks(chart),
    ...endRemarks(chart, asked),
    ...chart.runs.flatMap((run) => pictureRemarks(chart, run)),
  ];
}

/** Nobody sees finer steps of time. */
const COARSE_UNIT_MS = 10;

function timingRemarks({ picture: { time } }: Chart, cards: readonly FormatCard[]): Message[] {
  return [...new Set(cards)].flatMap(({ title, unitMs = 0 }) => {
    if (unitMs < COARSE_UNIT_MS) return [];
    const units = 1000 / time.fps / unitMs;
    if (Math.abs(units - Math.round(units)) < 1e-9) return [];
    const [short, long] = [Math.floor(units) * unitMs, Math.ceil(units) * unitMs];
    return [
      message`${title} counts time in steps of ${unitMs} ms: at ${time.fps} fps frames last ${short} or ${long} ms, and the whole lasts as asked.`,
    ];
  });
}

function endRemarks(
  { runs, picture, clock: { steps, frameCount, isEveryStep } }: Chart,
  { untilConverged, trajectory }: Asked,
): Message[] {
  const longest = Math.max(...runs.map((run) => run.trajectory.steps));
  const isShort = trajectory !== undefined && longest < steps;
  const isWhole = untilConverged && longest === steps;
  return [
    ...(isShort
      ? [
          message`The longest run in ${typeof trajectory === "string" ? trajectory : setting("runs")} has ${longest} steps: frames after it show its end.`,
        ]
      : []),
    ...(isWhole
      ? [message`The film does not end by itself: after ${steps} steps (${frameCount} frames) something still moves.`]
      : []),
    ...(picture.panels.length > 0 && steps >= frameCount && !isEveryStep
      ? [message`Panels show the steps of frames alone: what happens between them is not seen.`]
      : []),
  ];
}

/** Text that was fitted may be off by so much. */
const ROUNDING = 1e-9;
/** Below it lines would be too thin to see. */
const LOWEST_DPI = 10;

function sizeRemarks({ picture: { dpi, fontSize, ...size } }: Chart): Message[] {
  const fontPx = (fontSize * dpi) / POINTS_PER_INCH;
  const mostPx = largestText(size);
  if (fontPx <= mostPx * (1 + ROUNDING)) return [];
  const fitting = Math.floor((dpi * mostPx) / fontPx);
  const remedy =
    fitting >= LOWEST_DPI
      ? message`${assignment("dpi", fitting)} scales it to fit`
      : message`choose a smaller ${setting("fontSize")} or ${setting("dpi")}`;
  return [message`The text is too large for ${size.width}×${size.height} and may be cut off: ${remedy}.`];
}

function pictureRemarks(chart: Chart, { label, trajectory }: Descent): Message[] {
  const { runs, picture, clock } = chart;
  const { layout } = chart;
  const who = runs.length === 1 ? "The run" : label;
  for (let frame = 0; frame < clock.frameCount; frame++) {
    const t = Math.min(clock.stepAt(frame), trajectory.steps);
    const [point, value] = [trajectory.pointAt(t), trajectory.values[t] ?? Number.NaN];
    if (point.some(Number.isNaN) || Number.isNaN(value))
      return [message`${who} breaks off: at step ${t} it is not a number anymore (frame ${frame}).`];
    if (layout.isVisible(picture, point, value)) continue;
    const [first = "", second = "f"] = trajectory.variables;
    const [x = Number.NaN, y = value] = point;
    const [xlim, ylim] = [picture.xlim.map(rounded), picture.ylim.map(rounded)];
    const place = message`${first} = ${rounded(x)}, ${second} = ${rounded(y)}`;
    const where = message`(${place}; ${assignment("xlim", xlim)} and ${assignment("ylim", ylim)})`;
    if (t === 0) return [message`${who} starts outside the picture ${where}.`];
    return [message`${who} is outside the picture at step ${t}, frame ${frame} ${where}.`];
  }
  return [];
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
