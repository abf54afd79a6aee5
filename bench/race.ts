import { readFile } from "node:fs/promises";
import type { Contestant } from "./contestants.js";
import { type Fidelity, fidelityOf } from "./fidelity.js";
import { imageDurationsMs } from "./gif-timeline.js";
import { type Cost, measure } from "./measure.js";
import type { Programs } from "./programs.js";

/** Who has taken this long in all does not run again. */
export const ENOUGH_SECONDS = 20;
const FRAME_MS = 20;

/** A GIF as it lies there. */
export interface File {
  readonly bytes: number;
  readonly images: number;
  readonly durationMs: number;
  /** Absent when the GIF shows other frames than gradreel's, or there is no ffmpeg to read it. */
  readonly fidelity?: Fidelity;
}

export type Outcome =
  | { readonly kind: "measured"; readonly runs: number; readonly cost: Cost; readonly file?: File }
  | { readonly kind: "skipped" | "failed"; readonly reason: string };

export interface Row {
  readonly contestant: Contestant;
  readonly outcome: Outcome;
}

export interface RaceOptions {
  readonly runs: number;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
}

/**
 * Runs the contestants in turns, A B C A B C, not A A B B C C: when the machine gets slower for a
 * while all of them feel it, and their ratios hold.
 */
export async function race(all: readonly Contestant[], programs: Programs, options: RaceOptions): Promise<Row[]> {
  const { runs, signal, say } = options;
  const costs = new Map<string, Cost[]>();
  const outOfRace = new Map<string, Outcome>();

  for (let round = 1; round <= runs; round++) {
    for (const contestant of all) {
      const { name } = contestant;
      const own = costs.get(name) ?? [];
      if (outOfRace.has(name) || total(own) > ENOUGH_SECONDS) continue;
      const reason = whatIsMissing(contestant, programs, outOfRace);
      if (reason !== undefined) {
        outOfRace.set(name, { kind: "skipped", reason });
        continue;
      }
      say(`${name}, run ${round}`);
      try {
        if (round === 1 && contestant.prepare) await measure(contestant.prepare(programs), signal);
        costs.set(name, [...own, await measure(contestant.command(programs), signal)]);
      } catch (error) {
        signal.throwIfAborted();
        outOfRace.set(name, { kind: "failed", reason: error instanceof Error ? error.message : String(error) });
      }
    }
  }

  const rows: Row[] = [];
  for (const contestant of all) {
    const outcome = outOfRace.get(contestant.name) ?? (await summary(contestant, costs, programs, options));
    rows.push({ contestant, outcome });
  }
  return rows;
}

function whatIsMissing(
  { needs = [], after }: Contestant,
  programs: Programs,
  outOfRace: ReadonlyMap<string, Outcome>,
): string | undefined {
  const missing = needs.map((name) => programs[name].missing).find((reason) => reason !== undefined);
  if (missing !== undefined) return missing;
  return after !== undefined && outOfRace.has(after) ? `there is no file of ${after}` : undefined;
}

async function summary(
  { name, after, output, isOfSameFrames }: Contestant,
  costs: ReadonlyMap<string, readonly Cost[]>,
  programs: Programs,
  { signal, say }: RaceOptions,
): Promise<Outcome> {
  const own = costs.get(name) ?? [];
  const parts = [median(own), ...(after === undefined ? [] : [median(costs.get(after) ?? [])])];
  const measured = { kind: "measured", runs: own.length, cost: parts.reduce(oneAfterTheOther) } as const;
  if (output === undefined) return measured;

  const gif = await readFile(output);
  const durations = imageDurationsMs(gif);
  const durationMs = durations.reduce((sum, duration) => sum + duration, 0);
  const file: File = { bytes: gif.length, images: durations.length, durationMs };
  const { ffmpeg } = programs;
  if (!isOfSameFrames || ffmpeg.missing !== undefined) return { ...measured, file };
  say(`${name}, comparing with the frames`);
  try {
    const fidelity = await fidelityOf(output, durations, FRAME_MS, ffmpeg.command, signal);
    return { ...measured, file: { ...file, fidelity } };
  } catch (error) {
    signal.throwIfAborted();
    return { kind: "failed", reason: `its GIF: ${error instanceof Error ? error.message : error}` };
  }
}

function total(costs: readonly Cost[]): number {
  return costs.reduce((sum, { wallSeconds }) => sum + wallSeconds, 0);
}

function oneAfterTheOther(a: Cost, b: Cost): Cost {
  return {
    wallSeconds: a.wallSeconds + b.wallSeconds,
    cpuSeconds: a.cpuSeconds + b.cpuSeconds,
    peakBytes: a.peakBytes && b.peakBytes && Math.max(a.peakBytes, b.peakBytes),
  };
}

function median(costs: readonly Cost[]): Cost {
  const peaks = costs.flatMap(({ peakBytes }) => peakBytes ?? []);
  return {
    wallSeconds: middle(costs.map(({ wallSeconds }) => wallSeconds)),
    cpuSeconds: middle(costs.map(({ cpuSeconds }) => cpuSeconds)),
    peakBytes: peaks.length > 0 ? middle(peaks) : undefined,
  };
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half - 1)] as number) + (sorted[Math.floor(half)] as number)) / 2;
}
