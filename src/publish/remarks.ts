import type { FormatCard } from "../formats/card.js";
import type { Reel } from "../reel/reel.js";
import { largestText } from "../scene/axes/margins.js";
import type { Chart } from "../scene/chart.js";
import { POINTS_PER_INCH } from "../scene/look.js";
import { assignment, type Message, message, setting } from "../text/message.js";
import type { Descent } from "../trajectory/approach.js";

/** The settings that remarks depend on besides the chart. */
export type Asked = Pick<Reel, "untilConverged"> & Partial<Pick<Reel, "trajectory">>;

/**
 * Remarks on a chart: requests that cannot be met exactly, and effects that its author may not expect.
 *
 * @param cards The formats that it is written in.
 */
export function remarks(chart: Chart, asked: Asked, cards: readonly FormatCard[]): Message[] {
  return [
    ...timingRemarks(chart, cards),
    ...sizeRemarks(chart),
    ...endRemarks(chart, asked),
    ...chart.runs.flatMap((run) => pictureRemarks(chart, run)),
  ];
}

/** Viewers do not notice rounding to a finer unit. */
const COARSE_UNIT_MS = 10;

function* timingRemarks({ picture: { time } }: Chart, cards: readonly FormatCard[]): Generator<Message> {
  for (const { title, unitMs = 0 } of new Set(cards)) {
    const units = 1000 / time.fps / unitMs;
    if (unitMs < COARSE_UNIT_MS || Math.abs(units - Math.round(units)) < 1e-9) continue;
    const [short, long] = [Math.floor(units) * unitMs, Math.ceil(units) * unitMs];
    yield message`${title} counts time in steps of ${unitMs} ms: at ${time.fps} fps frames last ${short} or ${long} ms, and the whole lasts as asked.`;
  }
}

function* endRemarks({ runs, picture, clock }: Chart, { untilConverged, trajectory }: Asked): Generator<Message> {
  const { steps, frameCount, isEveryStep } = clock;
  const longest = Math.max(...runs.map((run) => run.trajectory.steps));
  if (trajectory !== undefined && longest < steps) {
    const source = typeof trajectory === "string" ? trajectory : setting("runs");
    yield message`The longest run in ${source} has ${longest} steps: frames after it show its end.`;
  }
  if (untilConverged && longest === steps)
    yield message`The film does not end by itself: after ${steps} steps (${frameCount} frames) something still moves.`;
  if (picture.panels.length > 0 && steps >= frameCount && !isEveryStep)
    yield message`Panels show only the steps that frames show, not those between them.`;
}

/** Rounding error of fitted text. */
const ROUNDING = 1e-9;
/** Lines at a lower resolution are too thin to see. */
const LOWEST_DPI = 10;

function* sizeRemarks({ picture: { dpi, fontSize, ...size } }: Chart): Generator<Message> {
  const fontPx = (fontSize * dpi) / POINTS_PER_INCH;
  const mostPx = largestText(size);
  if (fontPx <= mostPx * (1 + ROUNDING)) return;
  const fitting = Math.floor((dpi * mostPx) / fontPx);
  const remedy =
    fitting >= LOWEST_DPI
      ? message`${assignment("dpi", fitting)} scales it to fit`
      : message`choose a smaller ${setting("fontSize")} or ${setting("dpi")}`;
  yield message`The text is too large for ${size.width}×${size.height} and may be cut off: ${remedy}.`;
}

function pictureRemarks(chart: Chart, { label, trajectory }: Descent): Message[] {
  const { runs, picture, clock, layout } = chart;
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
