import { FRAMES, MANY_FRAMES } from "./contestants.js";
import type { Cost } from "./measure.js";
import type { File, Row } from "./race.js";

/** The ratios gradreel is held to, from the medians of this run. One that lacks a row says which. */
export function bars(rows: readonly Row[]): string {
  const lines = [
    bar("gradreel / floor", rows, ["gradreel", "floor"], (own, floor) => times(own.wallSeconds / floor.wallSeconds)),
    bar("matplotlib / gradreel", rows, ["matplotlib", "gradreel"], (peer, own) =>
      times(peer.wallSeconds / own.wallSeconds),
    ),
    bar("size / ffmpeg + gifsicle", rows, ["gradreel", "ffmpeg+gifsicle"], (own, peer) =>
      times(own.bytes / peer.bytes),
    ),
    bar(
      "gifsicle -O3 still gains",
      rows,
      ["gradreel", "gradreel+gifsicle"],
      (own, smaller) => `${(100 * (1 - smaller.bytes / own.bytes)).toFixed(1)} %`,
    ),
    bar("a typed formula adds", rows, ["typed", "gradreel"], (typed, named) => {
      return `${(1000 * (typed.wallSeconds - named.wallSeconds)).toFixed(0)} ms`;
    }),
    bar("a million steps traced", rows, ["trace"], ({ wallSeconds, peakBytes }) => {
      return `${wallSeconds.toPrecision(3)} s, ${(peakBytes / 1e6).toFixed(0)} MB`;
    }),
    bar("a hundred small reels", rows, ["reels"], ({ wallSeconds }) => `${wallSeconds.toPrecision(3)} s`),
    bar("peak memory", rows, ["gradreel"], (own) => `${(own.peakBytes / 1e6).toFixed(1)} MB`),
    bar(`peak memory, ${MANY_FRAMES} frames / ${FRAMES}`, rows, ["many", "gradreel"], (many, own) =>
      times(many.peakBytes / own.peakBytes),
    ),
    bar("each frame beyond the first", rows, ["many", "gradreel"], (many, own) => {
      const perFrame = (many.wallSeconds - own.wallSeconds) / (MANY_FRAMES - FRAMES);
      return `${(1000 * perFrame).toFixed(3)} ms`;
    }),
  ];
  const width = Math.max(...lines.map(([label]) => label.length));
  return lines.map(([label, value]) => `${label.padEnd(width)}  ${value}\n`).join("");
}

type Figures = Pick<Cost, "wallSeconds"> & Pick<File, "bytes"> & { readonly peakBytes: number };

function bar<Names extends readonly string[]>(
  label: string,
  rows: readonly Row[],
  names: readonly [...Names],
  value: (...figures: { [Index in keyof Names]: Figures }) => string,
): readonly [string, string] {
  const figures = names.map((name) => figuresOf(rows, name));
  const missing = names.filter((_, i) => figures[i] === undefined);
  if (missing.length > 0) return [label, `– (no figures of ${missing.join(" and ")})`];
  return [label, value(...(figures as { [Index in keyof Names]: Figures }))];
}

function figuresOf(rows: readonly Row[], name: string): Figures | undefined {
  const outcome = rows.find(({ contestant }) => contestant.name === name)?.outcome;
  if (outcome?.kind !== "measured") return undefined;
  const { cost, file } = outcome;
  return { wallSeconds: cost.wallSeconds, bytes: file?.bytes ?? Number.NaN, peakBytes: cost.peakBytes ?? Number.NaN };
}

function times(ratio: number): string {
  return `${ratio.toPrecision(3)}×`;
}
