import { type Built, build } from "../batch/build.js";
import { bytesText } from "../typeset.js";
import { failedRows, shareOfFiles, summaryOf } from "./batch.js";
import { jobsOf, rejectReelOptions } from "./batch-options.js";
import { FAILURE, type Terminal, USAGE } from "./command.js";
import { renderOptions } from "./render-options.js";
import { facts, sentence } from "./report.js";
import { appendSummary, type SummaryRow } from "./summary.js";
import { isSet, textOf, type Values } from "./values.js";

/** `gradreel render reels/`: what reel files say, as far as it is not there already. */
export async function renderFiles(paths: readonly string[], values: Values, terminal: Terminal): Promise<void> {
  rejectReelOptions(paths, values, renderOptions);
  const began = performance.now();
  const { stdout, stderr, signal, processors } = terminal;
  const jobs = jobsOf(values, processors);
  const { reels, mistakes } = await shareOfFiles(paths, values, stderr);
  const rows: SummaryRow[] = failedRows(mistakes);
  const failures = rows.map(() => USAGE);
  for await (const built of build(reels, { isForced: isSet(values, "force"), jobs, signal })) {
    rows.push(rowOf(built));
    if (built.state === "failed") {
      stderr.write(`${built.filed.id}: ${built.message}\n${built.hint ? `  ${built.hint}\n` : ""}`);
      failures.push(built.isUsage ? USAGE : FAILURE);
    } else if (built.state === "made" && !isSet(values, "quiet")) {
      for (const remark of built.remarks) stderr.write(`note: ${built.filed.id}: ${remark}\n`);
    }
    if (isSet(values, "json")) for (const line of jsonOf(built)) stdout.write(`${JSON.stringify(line)}\n`);
    else if (!isSet(values, "quiet")) for (const line of linesOf(built)) stdout.write(`${line}\n`);
  }
  const title = summaryOf(rows, (performance.now() - began) / 1000);
  if (!isSet(values, "quiet") && !isSet(values, "json")) stdout.write(`${title}\n`);
  const summary = textOf(values, "summary");
  if (summary !== undefined) appendSummary(summary, title, rows);
  if (failures.length > 0) terminal.fail(Math.max(...failures));
}

function rowOf(built: Built): SummaryRow {
  const { filed, state } = built;
  if (state === "failed") return { reel: filed.id, state, bytes: undefined, seconds: built.seconds };
  const bytes = built.artifacts.reduce((sum, artifact) => sum + artifact.bytes, 0);
  return { reel: filed.id, state, bytes, seconds: state === "made" ? built.seconds : undefined };
}

function linesOf(built: Built): string[] {
  if (built.state === "failed") return [`${built.filed.id}: failed`];
  if (built.state === "made") return built.artifacts.map((artifact) => sentence(artifact, built.frames));
  return built.artifacts.map(({ output, bytes }) => `${output.path}: ${bytesText(bytes)}, up to date`);
}

function jsonOf(built: Built): object[] {
  const { state } = built;
  const reel = built.filed.id;
  if (built.state === "failed") {
    const paths = [built.filed.reel.out ?? []].flat();
    return paths.map((path) => ({ reel, state, path, error: built.message }));
  }
  if (built.state === "made") {
    return built.artifacts.map((artifact) => ({ reel, state, ...facts(artifact, built.frames, built.seconds) }));
  }
  return built.artifacts.map(({ output, bytes, provenance }) => ({
    ...{ reel, state, path: output.path, format: output.format, bytes },
    ...{ frames: provenance.frames, alt: provenance.alt },
  }));
}
