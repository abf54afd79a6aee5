import { build } from "../batch/batch.js";
import { loadShare } from "../batch/shard.js";
import { UsageError } from "../errors.js";
import { batchOptions, jobsOf, shardOf } from "./batch-options.js";
import { BatchReport } from "./batch-report.js";
import type { Terminal } from "./command.js";
import { renderOptions } from "./render-options.js";
import { firstGiven, isSet, textOf, type Values } from "./values.js";

/** `gradreel render reels/`: renders the reels of files that are not up to date. */
export async function renderFiles(paths: readonly string[], values: Values, terminal: Terminal): Promise<void> {
  rejectReelOptions(paths, values);
  const { signal, processors } = terminal;
  const jobs = jobsOf(values, processors);
  const report = new BatchReport(terminal, values);
  const { reels, mistakes } = await loadShare(paths, shardOf(textOf(values, "shard")), signal);
  report.addMistakes(mistakes);
  for await (const built of build(reels, { isForced: isSet(values, "force"), jobs, signal }))
    report.rows.push(report.built(built));
  report.finish();
}

/** @throws {UsageError} for an option that belongs in the reel files. */
function rejectReelOptions(paths: readonly string[], values: Values): void {
  const taken = [...Object.keys(batchOptions), "force", "json", "quiet"];
  const option = firstGiven(values, Object.keys(renderOptions), taken);
  if (option === undefined) return;
  throw new UsageError(
    `--${option} has no effect on reel files.`,
    `Change ${paths.join(", ")} instead, so that a check agrees.`,
  );
}
