import { createHash } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { withWriteErrors } from "../files/artifact.js";
import { entryAt, fileBytes } from "../files/disk.js";
import { partialBeside } from "../files/partial-file.js";
import { timelineOf } from "../film/clock.js";
import type { Timeline } from "../film/frame.js";
import type { FormatCard } from "../formats/card.js";
import { cardOf, type FormatName, isNumbered } from "../formats/formats.js";
import type { Plan, PlannedOutput } from "../plan/plan.js";
import { leftoversOf, type Provenance, provenanceOf } from "../provenance/provenance.js";
import { filesOf } from "../reel/outputs.js";
import { ownPartsText } from "../reel/reel.js";
import { renderPlan } from "../render/render.js";
import { compareFilms, type FrameDifference, type FramesDiffer } from "./compare.js";
import { toleranceOf } from "./picture.js";
import type { Finding, FrameFinding } from "./report.js";
import { type ReportPlace, writeDifference, writeExpected } from "./report-pictures.js";
import { compareTexts, likelyCause, secondsText, sizeText } from "./words.js";

/** The most characters of a path in the names of its report pictures. */
const LONGEST_NAME = 100;

/**
 * Renders a reel elsewhere and compares the results with its artifacts.
 *
 * @param reportFolder Where pictures of the differences go, if any.
 * @returns A finding for every artifact, in the order of the reel's outputs.
 * @throws What `renderPlan` throws.
 */
export async function checkReel(plan: Plan, signal: AbortSignal, reportFolder?: string): Promise<Finding[]> {
  const folder = partialBeside(join(tmpdir(), "check"));
  withWriteErrors(folder, () => mkdirSync(folder, { mode: 0o700 }));
  try {
    const outputs = plan.outputs.map((one, i) => ({ ...one, place: join(folder, String(i), basename(one.path)) }));
    const { frames } = await renderPlan({ ...plan, outputs }, { signal });
    const timeline = timelineOf(plan.reel, frames);
    const findings: Finding[] = [];
    for (const output of outputs) {
      findings.push(await findingOf(output, timeline, reportFolder));
      signal.throwIfAborted();
    }
    return findings;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function findingOf(output: PlannedOutput, timeline: Timeline, folder: string | undefined): Promise<Finding> {
  const { path, format } = output;
  const files = filesOf(output, timeline.frameCount);
  const wanted = filesOf({ path: output.place, format }, timeline.frameCount);
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
    const found = await checkFile(file, wanted[i] as string, format, timeline, placeIn(folder, file));
    bytes += found.bytes;
    if (found.state === "stale") return { path: file, format, ...found, ...(isNumbered(format) && { frame: i }) };
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

/** Compares a file with the freshly rendered one. Finds how they differ, and why. */
async function checkFile(
  path: string,
  expected: string,
  format: FormatName,
  timeline: Timeline,
  report: ReportPlace | undefined,
): Promise<Omit<Finding, "path" | "format"> & { readonly bytes: number }> {
  const [wanted, actual] = [fileBytes(expected), fileBytes(path)];
  const bytes = actual.length;
  if (wanted.equals(actual)) return { state: "fresh", bytes };
  const provenance = provenanceOf(actual);
  const ownParts = provenance && ownPartsText(provenance.reel);
  if (ownParts !== undefined) return { state: "unverifiable", bytes, cause: ownParts };
  const cause = likelyCause(provenanceOf(wanted) as Provenance, provenance);
  const card = cardOf(format);
  if (card.isText) {
    const unix = Buffer.from(actual.toString().replaceAll("\r\n", "\n"));
    if (wanted.equals(unix)) return { state: "stale", bytes, cause: lineEndsCause(path) };
    const differs = textDifference(wanted, unix);
    const what = differs ?? "Only the embedded metadata differs.";
    return { state: differs ? "stale" : "equivalent", bytes, cause: `${what} ${cause}` };
  }
  const comparison = await compareFilms(wanted, actual, card, timeline);
  if (comparison.kind === "equal") {
    const { largest } = comparison;
    const off = largest === 0 ? "the same" : `off by ${largest} of 255 at most (the tolerance is ${toleranceOf(card)})`;
    return { state: "equivalent", bytes, largest, cause: `The bytes differ, but every picture is ${off}. ${cause}` };
  }
  if (comparison.kind !== "frames") return { state: "stale", bytes, cause: `${comparison.text} ${cause}` };
  // A file of one picture does not know its frame.
  const isStill = card.kind === "still" || card.kind === "frames";
  const { worst } = comparison;
  const { frame, ...first } = await frameFinding(comparison, card, report);
  return {
    state: "stale",
    bytes,
    cause: `${framesText(comparison, isStill)} ${cause}`,
    ...first,
    ...(!isStill && { frame }),
    ...(worst && { worst: await frameFinding(worst, card, report, "-most") }),
  };
}

function lineEndsCause(path: string): string {
  return `Only line ends differ, as when git checks it out as text. A line "*${extname(path)} binary" in .gitattributes prevents that.`;
}

function textDifference(wanted: Buffer, actual: Buffer): string | undefined {
  const found = compareTexts(withoutProvenance(wanted), withoutProvenance(actual));
  return (
    found &&
    `Line ${found.line} differs from column ${found.column} on: it should be "${found.expected}", but is "${found.actual}".`
  );
}

/** The embedded metadata of a drawing has no <, > or ' in it. */
function withoutProvenance(drawing: Buffer): string {
  return drawing.toString().replace(/gradreel \d\S* \{"key":[^<>']*/, "");
}

function framesText({ worst, ...first }: FramesDiffer, isStill: boolean): string {
  if (isStill) return `${pixelsText(first)}.`;
  const sentence = (what: string, seen: FrameDifference) =>
    `Frame ${seen.frame} (at ${secondsText(seen.startMs)}) ${what}: ${pixelsText(seen)}.`;
  return [sentence("is the first that differs", first), ...(worst ? [sentence("differs the most", worst)] : [])].join(
    " ",
  );
}

function pixelsText({ pixels, largest, where }: FrameDifference): string {
  const count = pixels === 1 ? "1 pixel differs" : `${pixels} pixels differ`;
  return `${count} by up to ${largest} of 255, within ${sizeText(where)} at ${where.x}, ${where.y}`;
}

/** A difference as plain data; its pictures are written into the report, if there is one. */
async function frameFinding(
  { frame, pixels, largest, pictures }: FrameDifference,
  card: FormatCard,
  report: ReportPlace | undefined,
  part = "",
): Promise<FrameFinding> {
  const place = report && { ...report, name: `${report.name}${part}` };
  return {
    ...{ frame, pixels, largest },
    ...(place && { pictures: await writeDifference(pictures, toleranceOf(card), place) }),
  };
}
