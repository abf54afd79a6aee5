import { extname } from "node:path";
import { fileBytes } from "../files/disk.js";
import type { Timeline } from "../film/frame.js";
import type { FormatCard } from "../formats/card.js";
import { cardOf, type FormatName } from "../formats/formats.js";
import type { Size } from "../math/geometry.js";
import { type Provenance, provenanceOf } from "../provenance/provenance.js";
import { ownPartsText } from "../reel/own-parts.js";
import { likelyCause } from "./causes.js";
import { type Comparison, compareFilms, type FrameDifference, type FramesDiffer } from "./compare.js";
import { differencePicture } from "./difference-picture.js";
import type { Finding, FindingPictures } from "./finding.js";
import { toleranceOf } from "./picture.js";
import { type ReportPlace, writePicture } from "./report-pictures.js";
import { compareTexts } from "./texts.js";
import { secondsText } from "./words.js";

/** A file to check. */
export interface Pair {
  /** An existing file. */
  readonly path: string;
  /** The freshly rendered file. */
  readonly expected: string;
  readonly format: FormatName;
  readonly timeline: Timeline;
}

type Found = Omit<Finding, "path" | "format">;

/** Compares a file with the freshly rendered one. Finds how they differ, and why. */
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
      cause: `${differs ?? "Only the embedded metadata differs."} ${cause}`,
    };
  }
  const comparison = await compareFilms(wanted, actual, card, timeline);
  if (comparison.kind === "equal") {
    const { largest } = comparison;
    const off = largest === 0 ? "the same" : `off by ${largest} of 255 at most (the tolerance is ${toleranceOf(card)})`;
    return { state: "equivalent", bytes, largest, cause: `The bytes differ, but every picture is ${off}. ${cause}` };
  }
  // A file of one picture does not know its frame.
  const isStill = card.kind === "still" || card.kind === "frames";
  const text = `${differenceText(comparison, isStill)} ${cause}`;
  if (comparison.kind !== "frames") return { state: "stale", bytes, cause: text };
  const { frame, pixels, largest, worst } = comparison;
  return {
    state: "stale",
    bytes,
    cause: text,
    pixels,
    largest,
    ...(isStill ? {} : { frame }),
    ...(await writtenPictures(comparison, card, report)),
    ...(worst && {
      worst: {
        frame: worst.frame,
        pixels: worst.pixels,
        largest: worst.largest,
        ...(await writtenPictures(worst, card, report, "-most")),
      },
    }),
  };
}

function lineEndsCause(path: string): string {
  return `Only line ends differ, as when git checks it out as text. A line "*${extname(path)} binary" in .gitattributes prevents that.`;
}

function textDifference(wanted: Buffer, actual: Buffer): string | undefined {
  const found = compareTexts(withoutProvenance(wanted), withoutProvenance(actual));
  if (!found) return undefined;
  const { line, column, expected, actual: is } = found;
  return `Line ${line} differs from column ${column} on: it should be "${expected}", but is "${is}".`;
}

/** The embedded metadata of a drawing has no <, > or ' in it. */
function withoutProvenance(drawing: Buffer): string {
  return drawing.toString().replace(/gradreel \d\S* \{"key":[^<>']*/, "");
}

function differenceText(comparison: Exclude<Comparison, { readonly kind: "equal" }>, isStill: boolean): string {
  switch (comparison.kind) {
    case "timing":
      return `All pictures are the same, but not their times. ${comparison.what}`;
    case "size":
      return `It is ${sizeText(comparison.actual)}, but should be ${sizeText(comparison.expected)}.`;
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
  const most = worst
    ? ` Frame ${worst.frame} (at ${secondsText(worst.startMs)}) differs the most: ${pixelsText(worst)}.`
    : "";
  return `Frame ${first.frame} (at ${secondsText(first.startMs)}) is the first that differs: ${pixelsText(first)}.${most}`;
}

function pixelsText({ pixels, largest, where }: FrameDifference): string {
  const count = pixels === 1 ? "1 pixel differs" : `${pixels} pixels differ`;
  return `${count} by up to ${largest} of 255, within ${sizeText(where)} at ${where.x}, ${where.y}`;
}

function sizeText({ width, height }: Size): string {
  return `${width}×${height}`;
}

/** Writes the pictures of a difference into the report, if there is one. */
async function writtenPictures(
  { pictures: { expected, actual } }: FrameDifference,
  card: FormatCard,
  report: ReportPlace | undefined,
  part = "",
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
