import type { Writable } from "node:stream";
import { build, check } from "../batch/batch.js";
import { loadShare } from "../batch/shard.js";
import type { Checked } from "../batch/work.js";
import { type Finding, reportPage, type State, type Verdict, WRONG } from "../check/report.js";
import { checkReportPlace, writeReportPage } from "../check/report-pictures.js";
import type { FiledReel } from "../reel-files/load.js";
import { USUAL_FOLDER } from "../reel-files/paths.js";
import { bytesText, printableText } from "../text/typeset.js";
import { jobsOf, shardOf } from "./batch-options.js";
import { BatchReport, countsText, painted, type SummaryRow } from "./batch-report.js";
import { FAILURE, type Terminal, USAGE } from "./command.js";
import { isSet, textOf, type Values, wordsOf } from "./values.js";

/** The worst first. */
const STATES: readonly State[] = ["failed", "missing", "stale", "unverifiable", "equivalent", "fresh"];

/** `gradreel check`: compares the artifacts of reel files with their reels. */
export async function checkFiles(values: Values, terminal: Terminal): Promise<void> {
  const { stdout, stderr, signal, processors } = terminal;
  const [jobs, reportFolder] = [jobsOf(values, processors), textOf(values, "report")];
  const report = new BatchReport(terminal, values);
  if (reportFolder !== undefined) checkReportPlace(reportFolder);
  const words = wordsOf(values);
  const paths = words.length > 0 ? words : [USUAL_FOLDER];
  const { reels, mistakes } = await loadShare(paths, shardOf(textOf(values, "shard")), signal);
  report.addMistakes(mistakes);
  const verdicts: Verdict[] = [];
  const stale: FiledReel[] = [];
  for await (const { filed, checked } of check(reels, { reportFolder, jobs, signal })) {
    const findings = findingsOf(filed, checked);
    for (const finding of findings) {
      const verdict = { reel: filed.id, ...finding };
      report.print(findingText(verdict, stdout), verdict, WRONG.includes(finding.state));
      verdicts.push(verdict);
    }
    const row = rowOf(filed, findings, checked);
    report.rows.push(row);
    if (checked.state === "checked" && row.exitCode !== undefined) stale.push(filed);
  }
  if (reportFolder !== undefined) await writeReportPage(reportPage(verdicts), reportFolder);
  const isUpdate = isSet(values, "update");
  if (isUpdate) {
    for await (const built of build(stale, { isForced: true, jobs, signal })) {
      const row = report.built(built);
      const state = row.state === "made" ? "updated" : row.state;
      report.rows[report.rows.findIndex(({ reel }) => reel === row.reel)] = { ...row, state };
    }
  }
  report.finish();
  if (isUpdate) return;
  if (!report.isTerse && verdicts.length > report.rows.length) stdout.write(`${countsText("artifact", verdicts)}\n`);
  if (stale.length > 0) stderr.write("Add --update to the command to render stale files again.\n");
}

function findingsOf({ plan }: FiledReel, checked: Checked): readonly Finding[] {
  if (checked.state === "checked") return checked.findings;
  const cause = `${checked.message}${checked.hint ? ` ${checked.hint}` : ""}`;
  return plan.outputs.map(({ path, format }) => ({ path, format, state: "failed", cause }));
}

function findingText({ reel, path, state, bytes, cause }: Verdict, stream: Writable): string {
  const size = bytes === undefined || state !== "fresh" ? "" : `${bytesText(bytes)}, `;
  return `${path}: ${size}${painted(state, stream)}${cause ? ` (${reel})\n  ${printableText(cause)}` : ""}`;
}

/** A reel's state is that of its worst artifact. */
function rowOf({ id }: FiledReel, findings: readonly Finding[], checked: Checked): SummaryRow {
  const state = STATES.find((worst) => findings.some((finding) => finding.state === worst)) ?? "fresh";
  const bytes = findings.reduce((sum, finding) => sum + (finding.bytes ?? 0), 0);
  const code = checked.state === "failed" && checked.isUsage ? USAGE : FAILURE;
  return { reel: id, state, bytes, seconds: checked.seconds, exitCode: WRONG.includes(state) ? code : undefined };
}
