import { build } from "../batch/build.js";
import { failedLine, failedRows, shareOfFiles, summaryOf, tellMistakes } from "./batch.js";
import { jobsOf, rejectReelOptions } from "./batch-options.js";
import { FAILURE, type Terminal, USAGE } from "./command.js";
import { renderOptions } from "./render-options.js";
import { appendSummary, type SummaryRow, summaryPlace } from "./summary.js";
import { rowOf, tell } from "./tell.js";
import { isSet, type Values } from "./values.js";

/** `gradreel render reels/`: what reel files say, as far as it is not there already. */
export async function renderFiles(paths: readonly string[], values: Values, terminal: Terminal): Promise<void> {
  rejectReelOptions(paths, values, renderOptions);
  const began = performance.now();
  const { stdout, signal, processors } = terminal;
  const jobs = jobsOf(values, processors);
  const how = { isQuiet: isSet(values, "quiet"), isJson: isSet(values, "json") };
  const summary = summaryPlace(values);
  const { reels, mistakes } = await shareOfFiles(paths, values, terminal);
  tellMistakes(mistakes, how, terminal);
  const rows: SummaryRow[] = failedRows(mistakes);
  const codes = rows.map(() => USAGE);
  for await (const built of build(reels, { isForced: isSet(values, "force"), jobs, signal })) {
    tell(built, how, terminal);
    rows.push(rowOf(built));
    if (built.state === "failed") codes.push(built.isUsage ? USAGE : FAILURE);
  }
  const title = summaryOf(rows, (performance.now() - began) / 1000);
  if (!how.isQuiet && !how.isJson) stdout.write(`${failedLine(rows)}${title}\n`);
  if (summary !== undefined) appendSummary(summary, title, rows);
  if (codes.length > 0) terminal.fail(Math.max(...codes));
}
