import { build } from "../batch/batch.js";
import { loadShare } from "../batch/shard.js";
import { UsageError } from "../errors.js";
import { batchOptions, jobsOf, shardOf } from "./batch-options.js";
import { BatchReport } from "./batch-report.js";
import type { Terminal } from "./command.js";
import { renderOptions } from "./render-options.js";
import { firstGiven, isSet, textOf, type Values } from "./values.js";

/** Options about the content of reels, which belong in the reel files. */
const REEL_OPTIONS = Object.keys(renderOptions).filter(
  (name) => !["force", "json", "quiet"].includes(name) && !Object.hasOwn(batchOptions, name),
);

/** `gradreel render reels/`: renders the reels of files that are not up to date. */
export async function renderFiles(paths: readonly string[], values: Values, terminal: Terminal): Promise<void> {
  const option = firstGiven(values, REEL_OPTIONS);
  if (option !== undefined) {
    throw new UsageError(
      `--${option} has no effect on reel files.`,
      `Change ${paths.join(", ")} instead, so that a check agrees.`,
    );
  }
  const { signal, processors } = terminal;
  const jobs = jobsOf(values, processors);
  const report = new BatchReport(terminal, values);
  const { reels, mistakes } = await loadShare(paths, shardOf(textOf(values, "shard")), signal);
  report.addMistakes(mistakes);
  for await (const built of build(reels, { isForced: isSet(values, "force"), jobs, signal }))
    report.rows.push(report.built(built));
  report.finish();
}
