import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { writeArtifact } from "../artifact.js";
import { build } from "../batch/build.js";
import { check } from "../batch/check.js";
import type { Checked } from "../batch/work.js";
import type { Finding } from "../check/finding.js";
import type { Verdict } from "../check/report.js";
import { completeReel } from "../reel/complete.js";
import type { FiledReel } from "../reel/files/load.js";
import { outputsOf } from "../reel/outputs.js";
import { bytesText } from "../typeset.js";
import { failedRows, shareOfFiles, summaryOf, tellMistakes } from "./batch.js";
import { jobsOf } from "./batch-options.js";
import { FAILURE, type Terminal, USAGE } from "./command.js";
import { painted } from "./paint.js";
import { appendSummary, type SummaryRow } from "./summary.js";
import { isSet, textOf, type Values, wordsOf } from "./values.js";

const USUAL_PATH = "reels";

/** `gradreel check`, once its options are known to be well. */
export async function checkFiles(values: Values, terminal: Terminal): Promise<void> {
  const began = performance.now();
  const { stdout, stderr, signal, processors } = terminal;
  const words = wordsOf(values);
  const { reels, mistakes } = await shareOfFiles(words.length > 0 ? words : [USUAL_PATH], values);
  const [isQuiet, isJson] = [isSet(values, "quiet"), isSet(values, "json")];
  tellMistakes(mistakes, { isQuiet, isJson }, terminal);
  const reportFolder = textOf(values, "report");
  const rows: SummaryRow[] = failedRows(mistakes);
  const codes = rows.map(() => USAGE);
  const verdicts: Verdict[] = [];
  const stale: FiledReel[] = [];
  const jobs = jobsOf(values, processors);
  for await (const { filed, checked } of check(reels, { reportFolder, jobs, signal })) {
    const findings = findingsOf(filed, checked);
    verdicts.push(...findings.map((finding) => ({ reel: filed.id, ...finding })));
    if (checked.state === "failed") codes.push(checked.isUsage ? USAGE : FAILURE);
    else if (findings.some(isWrong)) stale.push(filed);
    for (const finding of findings) {
      if (isJson) stdout.write(`${JSON.stringify({ reel: filed.id, ...finding })}\n`);
      else if (isWrong(finding)) stderr.write(`${linesOf(filed.id, finding, stderr)}\n`);
      else if (!isQuiet) stdout.write(`${linesOf(filed.id, finding, stdout)}\n`);
    }
    rows.push(rowOf(filed, findings, checked.seconds));
  }
  if (reportFolder !== undefined) await writeReport(reportFolder, verdicts);
  if (isSet(values, "update")) {
    for await (const built of build(stale, { isForced: true, jobs, signal })) {
      const row = rows.find(({ reel }) => reel === built.filed.id) as SummaryRow;
      if (built.state !== "made") continue;
      rows[rows.indexOf(row)] = {
        ...row,
        state: "updated",
        bytes: built.artifacts.reduce((sum, { bytes }) => sum + bytes, 0),
      };
      if (!isQuiet && !isJson)
        for (const { path } of built.artifacts) stdout.write(`${path}: ${painted("updated", stdout)}\n`);
    }
  } else if (stale.length > 0) codes.push(FAILURE);
  const title = summaryOf(rows, (performance.now() - began) / 1000);
  if (!isQuiet && !isJson) stdout.write(`${title}\n`);
  if (stale.length > 0 && !isSet(values, "update")) stderr.write("gradreel check --update makes anew what is stale.\n");
  const summary = textOf(values, "summary");
  if (summary !== undefined) appendSummary(summary, title, rows);
  if (codes.length > 0) terminal.fail(Math.max(...codes));
}

function isWrong({ state }: Finding): boolean {
  return state !== "fresh" && state !== "equivalent";
}

/** A reel that cannot be made says nothing of its artifacts. */
function findingsOf({ reel }: FiledReel, checked: Checked): readonly Finding[] {
  if (checked.state === "checked") return checked.findings;
  const cause = `${checked.message}${checked.hint ? ` ${checked.hint}` : ""}`;
  return outputsOf(completeReel(reel)).map(({ path, format }) => ({ path, format, state: "failed", cause }));
}

function linesOf(reel: string, { path, state, bytes, cause }: Finding, stream: Writable): string {
  const size = bytes === undefined || state !== "fresh" ? "" : `${bytesText(bytes)}, `;
  return `${path}: ${size}${painted(state, stream)}${cause ? ` (${reel})\n  ${cause}` : ""}`;
}

/** The worst of its artifacts is what a reel is. */
function rowOf({ id }: FiledReel, findings: readonly Finding[], seconds: number): SummaryRow {
  const states = ["failed", "missing", "stale", "equivalent"] as const;
  const state = states.find((worst) => findings.some((finding) => finding.state === worst)) ?? "fresh";
  const bytes = findings.reduce((sum, finding) => sum + (finding.bytes ?? 0), 0);
  return { reel: id, state, bytes, seconds };
}

async function writeReport(folder: string, verdicts: readonly Verdict[]): Promise<void> {
  const { reportPage } = await import("../check/report.js");
  mkdirSync(folder, { recursive: true });
  await writeArtifact(join(folder, "index.html"), (sink) => sink.write(Buffer.from(reportPage(verdicts))));
}
