import type { Writable } from "node:stream";
import { costOf } from "../batch/cost.js";
import { shardOf, shareOf } from "../batch/shard.js";
import { type LoadedReels, loadReels } from "../reel/files/load.js";
import { type Mistake, mistakeText } from "../reel/files/mistake.js";
import { counted } from "./report.js";
import type { SummaryRow } from "./summary.js";
import { textOf, type Values } from "./values.js";

/** The reels of files that are this machine's to make. What is wrong with others is told. */
export async function shareOfFiles(paths: readonly string[], values: Values, stderr: Writable): Promise<LoadedReels> {
  const text = textOf(values, "shard");
  const shard = text === undefined ? undefined : shardOf(text);
  const { reels, mistakes } = await loadReels(paths);
  for (const mistake of mistakes) stderr.write(`${mistakeText(mistake)}\n`);
  return { reels: shard ? shareOf(reels, ({ reel }) => costOf(reel), shard) : reels, mistakes };
}

/** Reels, and files, in which something is wrong. */
export function failedRows(mistakes: readonly Mistake[]): SummaryRow[] {
  const names = mistakes.map(({ file, reel }) => (reel === undefined ? file : `${file}#${reel}`));
  return [...new Set(names)].map((reel) => ({ reel, state: "failed", bytes: undefined, seconds: undefined }));
}

/** `3 reels: 1 made, 1 up to date, 1 failed, in 0.52 s`. */
export function summaryOf(rows: readonly SummaryRow[], seconds: number): string {
  const states = [...new Set(rows.map(({ state }) => state))];
  const counts = states.map((state) => `${rows.filter((row) => row.state === state).length} ${state}`);
  const list = counts.length > 0 ? `: ${counts.join(", ")}` : "";
  return `${counted(rows.length, "reel")}${list}, in ${seconds.toFixed(2)} s`;
}
