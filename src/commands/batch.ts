import { costOf } from "../batch/cost.js";
import { shareOf } from "../batch/shard.js";
import { type LoadedReels, loadReels, reelId } from "../reel-files/load.js";
import { mistakeText, type PlacedMistake } from "../reel-files/placed-mistake.js";
import { printableText } from "../text/typeset.js";
import { shardOf } from "./batch-options.js";
import type { Terminal } from "./command.js";
import { counted } from "./report.js";
import type { SummaryRow } from "./summary.js";
import type { Telling } from "./tell.js";
import { textOf, type Values } from "./values.js";

/** So many names are read at a glance. */
const MOST_NAMED = 8;

/** The reels of files that are this machine's to make. */
export async function shareOfFiles(
  paths: readonly string[],
  values: Values,
  { signal }: Terminal,
): Promise<LoadedReels> {
  const text = textOf(values, "shard");
  const shard = text === undefined ? undefined : shardOf(text);
  const { reels, mistakes } = await loadReels(paths, signal);
  return { reels: shard ? shareOf(reels, ({ plan }) => costOf(plan), shard) : reels, mistakes };
}

/** Says what is wrong in reel files. */
export function tellMistakes(
  mistakes: readonly PlacedMistake[],
  { isJson }: Telling,
  { stdout, stderr }: Terminal,
): void {
  for (const mistake of mistakes) {
    stderr.write(`${mistakeText(mistake)}\n`);
    const { file, reel, line, column, message, hint } = mistake;
    const json = { reel: reelId(file, reel), state: "failed", file, line, column, error: message, hint };
    if (isJson) stdout.write(`${JSON.stringify(json)}\n`);
  }
}

/** Reels, and files, in which something is wrong. */
export function failedRows(mistakes: readonly PlacedMistake[]): SummaryRow[] {
  return [...new Set(mistakes.map(({ file, reel }) => reelId(file, reel)))].map((reel) => ({
    reel,
    state: "failed",
    bytes: undefined,
    seconds: undefined,
  }));
}

/** `3 reels: 1 made, 1 up to date, 1 failed, in 0.52 s`. */
export function summaryOf(rows: readonly SummaryRow[], seconds: number): string {
  const states = [...new Set(rows.map(({ state }) => state))];
  const counts = states.map((state) => `${rows.filter((row) => row.state === state).length} ${state}`);
  const list = counts.length > 0 ? `: ${counts.join(", ")}` : "";
  return `${counted(rows.length, "reel")}${list}, in ${seconds.toFixed(2)} s`;
}

/** `failed: reels/a.yaml, reels/b.yaml#race`: what messages may have scrolled away of. Nothing where there is but one reel. */
export function failedLine(rows: readonly SummaryRow[]): string {
  const failed = rows.filter(({ state }) => state === "failed").map(({ reel }) => reel);
  if (failed.length === 0 || rows.length === 1) return "";
  const more = failed.length > MOST_NAMED ? `, and ${failed.length - MOST_NAMED} more` : "";
  return printableText(`failed: ${failed.slice(0, MOST_NAMED).join(", ")}${more}\n`);
}
