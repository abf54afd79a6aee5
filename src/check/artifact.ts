import { join } from "node:path";
import { writeArtifact } from "../artifact.js";
import type { DecodableName } from "../decode/decode.js";
import { fileBytes } from "../disk.js";
import type { Timeline } from "../frame.js";
import type { FormatName } from "../names.js";
import { type Provenance, provenanceOf } from "../provenance/provenance.js";
import { likelyCause } from "./causes.js";
import { type Comparison, compareFilms, type FramesDiffer } from "./compare.js";
import { differencePicture } from "./difference-picture.js";
import type { Finding, FindingPictures } from "./finding.js";
import { toleranceOf } from "./picture.js";
import { pictureFile } from "./picture-file.js";
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

/** Where pictures of what differs go, and what their names begin with. */
export interface ReportPlace {
  readonly folder: string;
  readonly name: string;
}

/** Files of one picture: which frame of the film it is, they do not tell. */
const STILLS: ReadonlySet<FormatName> = new Set(["png", "sequence"]);

type Found = Omit<Finding, "path" | "format">;

/** Whether a file is what it should be, and if not, how it differs and why. */
export async function checkArtifact({ path, expected, format, timeline }: Pair, report?: ReportPlace): Promise<Found> {
  const [wanted, actual] = [fileBytes(expected), fileBytes(path)];
  const bytes = actual.length;
  if (wanted.equals(actual)) return { state: "fresh", bytes };
  const cause = likelyCause(provenanceOf(wanted) as Provenance, provenanceOf(actual));
  if (format === "svg" || format === "html") {
    const unix = Buffer.from(actual.toString().replaceAll("\r\n", "\n"));
    if (wanted.equals(unix)) return { state: "stale", bytes, cause: lineEndsCause(format) };
    const differs = textDifference(wanted, unix);
    return {
      state: differs ? "stale" : "equivalent",
      bytes,
      cause: `${differs ?? "Only what it says of itself is another."} ${cause}`,
    };
  }
  const kind: DecodableName = format === "sequence" ? "png" : format;
  const comparison = await compareFilms(wanted, actual, kind, timeline);
  if (comparison.kind === "equal") {
    const { largest } = comparison;
    const off = largest === 0 ? "the same" : `off by ${largest} of 255 at most (${toleranceOf(kind)} are tolerated)`;
    return { state: "equivalent", bytes, largest, cause: `Other bytes, but every picture is ${off}. ${cause}` };
  }
  const told = `${differenceText(comparison, format)} ${cause}`;
  if (comparison.kind !== "frames") return { state: "stale", bytes, cause: told };
  const { frame, pixels, largest } = comparison;
  const found = {
    state: "stale",
    bytes,
    cause: told,
    pixels,
    largest,
    ...(STILLS.has(format) ? {} : { frame }),
  } as const;
  return report ? { ...found, pictures: await drawn(comparison, kind, report) } : found;
}

function lineEndsCause(format: FormatName): string {
  return `Only line ends differ, as when git checks it out as text. A line "*.${format} binary" in .gitattributes keeps it from that.`;
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

function differenceText(comparison: Exclude<Comparison, { readonly kind: "equal" }>, format: FormatName): string {
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
      return framesText(comparison, STILLS.has(format));
  }
}

function framesText({ frame, startMs, pixels, largest, where }: FramesDiffer, isStill: boolean): string {
  const few = pixels === 1 ? "1 pixel differs" : `${pixels} pixels differ`;
  const area = `${where.width}×${where.height} at ${where.x}, ${where.y}`;
  const when = `Frame ${frame} (at ${Number((startMs / 1000).toFixed(3))} s) is the first that differs: `;
  return `${isStill ? "" : when}${few} by up to ${largest} of 255, within ${area}.`;
}

function sizeText({ width, height }: { readonly width: number; readonly height: number }): string {
  return `${width}×${height}`;
}

/** Writes what should be, what is, and how they differ. */
async function drawn(
  { pictures: { expected, actual } }: FramesDiffer,
  format: DecodableName,
  { folder, name }: ReportPlace,
): Promise<FindingPictures> {
  const difference = differencePicture(expected, actual, toleranceOf(format));
  for (const [kind, picture] of Object.entries({ expected, actual, difference })) {
    const file = await pictureFile(picture);
    await writeArtifact(join(folder, `${name}-${kind}.png`), (sink) => sink.write(file));
  }
  return {
    expected: `${name}-expected.png`,
    actual: `${name}-actual.png`,
    difference: `${name}-difference.png`,
  };
}
