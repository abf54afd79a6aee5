import { extname } from "node:path";
import { fileBytes } from "../files/disk.js";
import type { Timeline } from "../film/frame.js";
import type { FormatCard } from "../formats/card.js";
import { cardOf, type FormatName } from "../formats/formats.js";
import { type Provenance, provenanceOf } from "../provenance/provenance.js";
import { ownPartsText } from "../reel/own-parts.js";
import { likelyCause } from "./causes.js";
import { type Comparison, compareFilms, type FrameDifference, type FramesDiffer } from "./compare.js";
import { differencePicture } from "./difference-picture.js";
import type { Finding, FindingPictures, FrameFinding } from "./finding.js";
import { toleranceOf } from "./picture.js";
import { type ReportPlace, writePicture } from "./report-pictures.js";
import { compareTexts } from "./texts.js";

/** A file that is to be what another is. */
export interface Pair {
  /** The file that is checked; it is there. */
  readonly path: string;
  /** The same made anew. */
  readonly expected: string;
  readonly format: FormatName;
  readonly timeline: Timeline;
}

type Found = Omit<Finding, "path" | "format">;

/** Whether a file is what it should be, and if not, how it differs and why. */
export async function checkArtifact({ path, expected, format, timeline }: Pair, report?: ReportPlace): Promise<Found> {
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
    return {
      state: differs ? "stale" : "equivalent",
      bytes,
      cause: `${differs ?? "Only what it says of itself is another."} ${cause}`,
    };
  }
  const comparison = await compareFilms(wanted, actual, card, timeline);
  if (comparison.kind === "equal") {
    const { largest } = comparison;
    const off = largest === 0 ? "the same" : `off by ${largest} of 255 at most (${toleranceOf(card)} are tolerated)`;
    return { state: "equivalent", bytes, largest, cause: `Other bytes, but every picture is ${off}. ${cause}` };
  }
  // A file of one picture does not tell which frame of the film it is.
  const isStill = card.kind === "still" || card.kind === "frames";
  const told = `${differenceText(comparison, isStill)} ${cause}`;
  if (comparison.kind !== "frames") return { state: "stale", bytes, cause: told };
  const pictures = (of: FrameDifference, part: string): Promise<object> => drawn(of, card, report, part);
  const { frame, pixels, largest, worst } = comparison;
  return {
    state: "stale",
    bytes,
    cause: told,
    pixels,
    largest,
    ...(isStill ? {} : { frame }),
    ...(await pictures(comparison, "")),
    ...(worst && { worst: { ...countsOf(worst), ...(await pictures(worst, "-most")) } }),
  };
}

function countsOf({ frame, pixels, largest }: FrameDifference): FrameFinding {
  return { frame, pixels, largest };
}

function lineEndsCause(path: string): string {
  return `Only line ends differ, as when git checks it out as text. A line "*${extname(path)} binary" in .gitattributes keeps it from that.`;
}

function textDifference(wanted: Buffer, actual: Buffer): string | undefined {
  const found = compareTexts(withoutProvenance(wanted), withoutProvenance(actual));
  if (!found) return undefined;
  const { line, column, expected, actual: is } = found;
  return `Line ${line} differs from column ${column} on: it should be "${expected}", and is "${is}".`;
}

/** What a drawing says of itself has no <, > or ' in it. */
function withoutProvenance(drawing: Buffer): string {
  return drawing.toString().replace(/gradreel \d\S* \{"key":[^<>']*/, "");
}

function differenceText(comparison: Exclude<Comparison, { readonly kind: "equal" }>, isStill: boolean): string {
  switch (comparison.kind) {
    case "timing":
      return `All pictures are the same, but not their times. ${comparison.what}`;
    case "size":
      return `It is ${sizeText(comparison.actual)} and should be ${sizeText(comparison.expected)}.`;
    case "unreadable":
      return `It cannot be read: ${comparison.why}`;
    case "unknown":
      return `It has other bytes, and its pictures cannot be compared here: ${comparison.why}`;
    case "frames":
      return framesText(comparison, isStill);
  }
}

function framesText({ worst, ...first }: FramesDiffer, isStill: boolean): string {
  if (isStill) return `${pixelsText(first)}.`;
  const most = worst ? ` Frame ${worst.frame} (at ${secondsText(worst)}) differs the most: ${pixelsText(worst)}.` : "";
  return `Frame ${first.frame} (at ${secondsText(first)}) is the first that differs: ${pixelsText(first)}.${most}`;
}

function pixelsText({ pixels, largest, where }: FrameDifference): string {
  const few = pixels === 1 ? "1 pixel differs" : `${pixels} pixels differ`;
  return `${few} by up to ${largest} of 255, within ${where.width}×${where.height} at ${where.x}, ${where.y}`;
}

function secondsText({ startMs }: FrameDifference): string {
  return `${Number((startMs / 1000).toFixed(3))} s`;
}

function sizeText({ width, height }: { readonly width: number; readonly height: number }): string {
  return `${width}×${height}`;
}

/** Writes what should be, what is, and how they differ, where pictures are wanted. */
async function drawn(
  { pictures: { expected, actual } }: FrameDifference,
  card: FormatCard,
  report: ReportPlace | undefined,
  part: string,
): Promise<{ readonly pictures?: FindingPictures }> {
  if (!report) return {};
  const difference = differencePicture(expected, actual, toleranceOf(card));
  const name = `${report.name}${part}`;
  return {
    pictures: {
      expected: await writePicture(expected, report.folder, `${name}-expected.png`),
      actual: await writePicture(actual, report.folder, `${name}-actual.png`),
      difference: await writePicture(difference, report.folder, `${name}-difference.png`),
    },
  };
}
