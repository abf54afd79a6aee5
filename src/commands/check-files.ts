import type { Writable } from "node:stream";
import { build } from "../batch/build.js";
import { check } from "../batch/check.js";
import type { Checked } from "../batch/work.js";
import type { Finding } from "../check/finding.js";
import { reportPage, type Verdict } from "../check/report.js";
import { checkReportPlace, writeReportPage } from "../check/report-pictures.js";
import type { FiledReel } from "../reel-files/load.js";
import { USUAL_FOLDER } from "../reel-files/paths.js";
import { bytesText, printableText } from "../text/typeset.js";
import { failedLine, failedRows, shareOfFiles, summaryOf, tellMistakes } from "./batch.js";
import { jobsOf } from "./batch-options.js";
import { FAILURE, type Terminal, USAGE } from "./command.js";
import { painted } from "./paint.js";
import { counted } from "./report.js";
import { appendSummary, type SummaryRow, summaryPlace } from "./summary.js";
import { rowOf, type Telling, tell } from "./tell.js";
import { isSet, textOf, type Values, wordsOf } from "./values.js";

/** `gradreel check`: what became of the artifacts of reel files. */
export async function checkFiles(values: Values, terminal: Terminal): Promise<void> {
  const began = performance.now();
  const { stdout, stderr, signal, processors } = terminal;
  const how = { isQuiet: isSet(values, "quiet"), isJson: isSet(values, "json") };
  const [jobs, reportFolder] = [jobsOf(values, processors), textOf(values, "report")];
  const summary = summaryPlace(values);
  if (reportFolder !== undefined) checkReportPlace(reportFolder);
  const words = wordsOf(values);
  const { reels, mistakes } = await shareOfFiles(words.length > 0 ? words : [USUAL_FOLDER], values, terminal);
  tellMistakes(mistakes, how, terminal);
  const rows = failedRows(mistakes);
  const codes = rows.map(() => USAGE);
  const verdicts: Verdict[] = [];
  const stale: FiledReel[] = [];
  for await (const { filed, checked } of check(reels, { reportFolder, jobs, signal })) {
    const findings = findingsOf(filed, checked);
    for (const finding of findings) tellFinding(filed.id, finding, how, terminal);
    verdicts.push(...findings.map((finding) => ({ reel: filed.id, ...finding })));
    rows.push(rowOfFindings(filed, findings, checked.seconds));
    if (checked.state === "failed") codes.push(checked.isUsage ? USAGE : FAILURE);
    else if (findings.some(isWrong)) stale.push(filed);
  }
  if (reportFolder !== undefined) await writeReportPage(reportPage(verdicts), reportFolder);
  const isUpdate = isSet(values, "update");
  if (isUpdate) codes.push(...(await update(stale, rows, jobs, how, terminal)));
  else if (stale.length > 0) codes.push(FAILURE);
  const title = summaryOf(rows, (performance.now() - began) / 1000);
  if (!how.isQuiet && !how.isJson) {
    stdout.write(`${failedLine(rows)}${title}\n`);
    if (!isUpdate && verdicts.length > rows.length) stdout.write(`${artifactsText(verdicts)}\n`);
  }
  if (stale.length > 0 && !isUpdate) stderr.write("gradreel check --update makes anew what is stale.\n");
  if (summary !== undefined) appendSummary(summary, title, rows);
  if (codes.length > 0) terminal.fail(Math.max(...codes));
}

/** `5 artifacts: 2 stale, 3 fresh`, where there are more than reels. */
function artifactsText(verdicts: readonly Verdict[]): string {
  const states = [...new Set(verdicts.map(({ state }) => state))];
  const counts = states.map((state) => `${verdicts.filter((verdict) => verdict.state === state).length} ${state}`);
  return `${counted(verdicts.length, "artifact")}: ${counts.join(", ")}`;
}

/** Makes reels anew, has their rows say so, and gives the exit codes of those that fail. */
async function update(
  stale: readonly FiledReel[],
  rows: SummaryRow[],
  jobs: number,
  how: Telling,
  terminal: Terminal,
): Promise<number[]> {
  const codes: number[] = [];
  for await (const built of build(stale, { isForced: true, jobs, signal: terminal.signal })) {
    tell(built, how, terminal);
    const { state, ...row } = rowOf(built);
    rows[rows.findIndex(({ reel }) => reel === row.reel)] = { ...row, state: state === "made" ? "updated" : state };
    if (built.state === "failed") codes.push(built.isUsage ? USAGE : FAILURE);
  }
  return codes;
}

function isWrong({ state }: Finding): boolean {
  return state === "stale" || state === "missing" || state === "failed";
}

/** A reel that cannot be made says nothing of its artifacts. */
function findingsOf({ plan }: FiledReel, checked: Checked): readonly Finding[] {
  if (checked.state === "checked") return checked.findings;
  const cause = `${checked.message}${checked.hint ? ` ${checked.hint}` : ""}`;
  return plan.outputs.map(({ path, format }) => ({ path, format, state: "failed", cause }));
}

function tellFinding(reel: string, finding: Finding, { isQuiet, isJson }: Telling, { stdout }: Terminal): void {
  if (isJson) stdout.write(`${JSON.stringify({ reel, ...finding })}\n`);
  else if (isWrong(finding) || !isQuiet) stdout.write(`${findingText(reel, finding, stdout)}\n`);
}

function findingText(reel: string, { path, state, bytes, cause }: Finding, stream: Writable): string {
  const size = bytes === undefined || state !== "fresh" ? "" : `${bytesText(bytes)}, `;
  return `${path}: ${size}${painted(state, stream)}${cause ? ` (${reel})\n  ${printableText(cause)}` : ""}`;
}

/** The worst of its artifacts is what a reel is. */
function rowOfFindings({ id }: FiledReel, findings: readonly Finding[], seconds: number): SummaryRow {
  const states = ["failed", "missing", "stale", "unverifiable", "equivalent"] as const;
  const state = states.find((worst) => findings.some((finding) => finding.state === worst)) ?? "fresh";
  const bytes = findings.reduce((sum, finding) => sum + (finding.bytes ?? 0), 0);
  return { reel: id, state, bytes, seconds };
}
