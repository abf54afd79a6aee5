import { createHash } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { withWriteErrors } from "../files/artifact.js";
import { entryAt } from "../files/disk.js";
import { partialBeside } from "../files/partial-file.js";
import { timelineOf } from "../film/clock.js";
import type { Timeline } from "../film/frame.js";
import { isNumbered } from "../formats/formats.js";
import type { Plan } from "../plan/plan.js";
import { leftoversOf } from "../provenance/leftovers.js";
import { filesOf, type Output } from "../reel/outputs.js";
import { renderPlan } from "../render/render.js";
import { checkArtifact } from "./artifact.js";
import type { Finding } from "./finding.js";
import { type ReportPlace, writeExpected } from "./report-pictures.js";

/** The most characters of a path in the names of its report pictures. */
const LONGEST_NAME = 100;

/**
 * Renders a reel elsewhere and compares the results with its artifacts.
 *
 * @param reportFolder Where pictures of the differences go, if any.
 * @returns A finding for every artifact, in the order of the reel's outputs.
 * @throws What `renderPlan` throws.
 */
export async function checkReel(
  plan: Plan,
  signal: AbortSignal,
  reportFolder?: string | undefined,
): Promise<Finding[]> {
  const folder = partialBeside(join(tmpdir(), "check"));
  withWriteErrors(folder, () => mkdirSync(folder, { mode: 0o700 }));
  try {
    const outputs = plan.outputs.map((output, i) => ({
      ...output,
      place: join(folder, String(i), basename(output.path)),
    }));
    const { frames } = await renderPlan({ ...plan, outputs }, { signal });
    const timeline = timelineOf(plan.reel, frames);
    const findings: Finding[] = [];
    for (const output of outputs) {
      findings.push(await findingOf(output, { ...output, path: output.place }, timeline, reportFolder));
      signal.throwIfAborted();
    }
    return findings;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function findingOf(
  output: Output,
  expected: Output,
  timeline: Timeline,
  folder: string | undefined,
): Promise<Finding> {
  const { path, format } = output;
  const files = filesOf(output, timeline.frameCount);
  const wanted = filesOf(expected, timeline.frameCount);
  const missing = files.findIndex((file) => !entryAt(file)?.isFile());
  if (missing >= 0) {
    const file = files[missing] as string;
    const cause = entryAt(file) ? "It is not a regular file." : "It does not exist.";
    const place = placeIn(folder, file);
    const pictures = place && (await writeExpected(wanted[missing] as string, format, place));
    return { path: file, format, state: "missing", cause, ...(pictures && { pictures }) };
  }
  let largest = 0;
  let bytes = 0;
  let equivalent: Finding | undefined;
  for (const [i, file] of files.entries()) {
    const pair = { path: file, expected: wanted[i] as string, format, timeline };
    const found = await checkArtifact(pair, placeIn(folder, file));
    bytes += found.bytes ?? 0;
    if (found.state === "stale") return { path: file, format, ...found, ...(isNumbered(format) ? { frame: i } : {}) };
    if (found.state === "unverifiable") return { path: file, format, ...found };
    largest = Math.max(largest, found.largest ?? 0);
    if (found.state === "equivalent") equivalent ??= { path, format, ...found };
  }
  const [leftover, ...more] = leftoversOf(output, timeline.frameCount);
  if (leftover !== undefined) {
    const others = more.length > 0 ? `, like ${more.length} more` : "";
    const cause = `It comes after the last frame${others}: a longer sequence left it there.`;
    return { path: leftover, format, state: "stale", cause };
  }
  return equivalent ? { ...equivalent, bytes, largest } : { path, format, state: "fresh", bytes };
}

/** The place of a file's pictures in a report; each file has a name of its own. */
function placeIn(folder: string | undefined, file: string): ReportPlace | undefined {
  if (folder === undefined) return undefined;
  const name = file.replaceAll(/[^\w.-]+/g, "-");
  const digest = createHash("sha256").update(file).digest("hex").slice(0, 8);
  return { folder, name: name === file ? name : `${name.slice(-LONGEST_NAME)}-${digest}` };
}
