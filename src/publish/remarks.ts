import { cardOf } from "../formats/formats.js";
import { outputsOf } from "../reel/outputs.js";
import { type Reel, readsEveryStep, type SettledReel } from "../reel/reel.js";
import { largestText } from "../scene/axes/margins.js";
import { clock } from "../scene/time/clock.js";
import type { Run } from "../trajectory/record.js";

/** What a reel asked for and cannot quite have, and what its author may not expect to see. */
export function remarks(reel: SettledReel, runs: readonly Run[]): string[] {
  const isOnly = runs.length === 1;
  return [
    ...timingRemarks(reel),
    ...sizeRemarks(reel),
    ...endRemarks(reel, runs),
    ...runs.flatMap((run) => pictureRemarks(reel, run, isOnly ? "The run" : run.label)),
  ];
}

/** Nobody sees finer steps of time. */
const COARSE_UNIT_MS = 10;

function timingRemarks(reel: Reel): string[] {
  const { fps } = reel;
  const cards = [...new Set(outputsOf(reel).map(({ format }) => cardOf(format)))];
  return cards.flatMap(({ title, unitMs = 0 }) => {
    if (unitMs < COARSE_UNIT_MS) return [];
    const units = 1000 / fps / unitMs;
    if (Math.abs(units - Math.round(units)) < 1e-9) return [];
    const [short, long] = [Math.floor(units) * unitMs, Math.ceil(units) * unitMs];
    return [
      `${title} counts time in steps of ${unitMs} ms: at ${fps} fps frames last ${short} or ${long} ms, and the whole lasts as asked.`,
    ];
  });
}

function endRemarks(
  { untilConverged, trajectory, frames, steps, ...reel }: SettledReel,
  runs: readonly Run[],
): string[] {
  const longest = Math.max(...runs.map((run) => run.trajectory.steps));
  const isShort = trajectory !== undefined && longest < steps;
  const isWhole = untilConverged && longest === steps;
  return [
    ...(isShort ? [`The longest run in ${trajectory} has ${longest} steps: frames after it show its end.`] : []),
    ...(isWhole
      ? [`The film does not end by itself: after ${steps} steps (${frames} frames) something still moves.`]
      : []),
    ...(reel.panels.length > 0 && steps >= frames && !readsEveryStep(steps, runs.length)
      ? ["Panels show the steps of frames alone: what happens between them is not seen."]
      : []),
  ];
}

/** Text that was fitted may be off by so much. */
const ROUNDING = 1e-9;
/** Below it lines would be too thin to see. */
const LOWEST_DPI = 10;

function sizeRemarks({ dpi, fontSize, ...size }: SettledReel): string[] {
  const fontPx = (fontSize * dpi) / 72;
  const mostPx = largestText(size);
  if (fontPx <= mostPx * (1 + ROUNDING)) return [];
  const fitting = Math.floor((dpi * mostPx) / fontPx);
  const remedy = fitting >= LOWEST_DPI ? `--dpi ${fitting} scales it to fit` : "choose a smaller --font-size or --dpi";
  return [`The text is too large for ${size.width}×${size.height} and may be cut off: ${remedy}.`];
}

function pictureRemarks(reel: SettledReel, { trajectory }: Run, who: string): string[] {
  const { layout, xlim, ylim, frames, steps, clock: kind } = reel;
  // Points of a stream of losses are kept inside its interval.
  if (layout === "online") return [];
  const stepAt = clock({ kind, frames, steps });
  const [first = "", second = "f"] = trajectory.variables;
  const isInside = (value: number, [low, high]: readonly [number, number]) => value >= low && value <= high;
  for (let frame = 0; frame < frames; frame++) {
    const t = Math.min(stepAt(frame), trajectory.steps);
    const [x = Number.NaN, y = trajectory.values[t] ?? Number.NaN] = trajectory.pointAt(t);
    if (Number.isNaN(x + y) || Number.isNaN(trajectory.values[t]))
      return [`${who} breaks off: at step ${t} it is not a number anymore (frame ${frame}).`];
    if (isInside(x, xlim) && isInside(y, ylim)) continue;
    const where = `${first} = ${short(x)}, ${second} = ${short(y)}`;
    const view = `--xlim ${xlim.map(short).join(",")} --ylim ${ylim.map(short).join(",")}`;
    if (t === 0) return [`${who} starts outside the picture (${where}; ${view}).`];
    return [`${who} is outside the picture at step ${t}, frame ${frame} (${where}; ${view}).`];
  }
  return [];
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
