import { rmSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../errors.js";
import { writeArtifact } from "../files/artifact.js";
import { entryAt, fileBytes, fileBytesIfAny } from "../files/disk.js";
import type { DecodedFilm } from "../formats/decoding/decoded-film.js";
import { NoDecoderError } from "../formats/decoding/failures.js";
import { cardOf, type FormatName } from "../formats/formats.js";
import type { FindingPictures } from "./finding.js";
import type { Picture } from "./picture.js";
import { pictureFile } from "./picture-file.js";

/** The folder for pictures of a difference, and the beginning of their names. */
export interface ReportPlace {
  readonly folder: string;
  readonly name: string;
}

const PAGE = "index.html";
/** The end of a report's title, and the addresses of its pictures. */
const REPORT = "gradreel check</title>";
const PICTURES = /"\.\/([\w.-]+-(?:expected|actual|difference)\.(?:png|svg))"/g;

/** Writes a picture into a report's folder. @returns Its name there. */
export async function writePicture(picture: Picture, folder: string, name: string): Promise<string> {
  return writeFile(await pictureFile(picture), folder, name);
}

/**
 * Writes the last picture of the film that is missing.
 *
 * @param path The freshly rendered file.
 * @returns Undefined if a report cannot show it.
 */
export async function writeExpected(
  path: string,
  format: FormatName,
  { folder, name }: ReportPlace,
): Promise<FindingPictures | undefined> {
  const { kind, isText, decode, endings } = cardOf(format);
  const file = fileBytes(path);
  if (kind === "still" && isText)
    return { expected: await writeFile(file, folder, `${name}-expected${endings[0].extension}`) };
  const last = decode && (await lastPicture(() => decode(file)));
  return last && { expected: await writePicture(last, folder, `${name}-expected.png`) };
}

/** @throws {UsageError} if a folder has an index.html that is no report, which would be lost. */
export function checkReportPlace(folder: string): void {
  const path = join(folder, PAGE);
  if (!entryAt(path) || fileBytesIfAny(path)?.includes(REPORT)) return;
  throw new UsageError(`"${path}" exists and is no report.`, "Name another folder.");
}

/** Writes the page of a report, and removes pictures that only the page before it showed; other files stay. */
export async function writeReportPage(page: string, folder: string): Promise<void> {
  const before = fileBytesIfAny(join(folder, PAGE))?.toString() ?? "";
  await writeFile(Buffer.from(page), folder, PAGE);
  const shown = picturesOn(page);
  for (const name of picturesOn(before)) if (!shown.has(name)) rmSync(join(folder, name), { force: true });
}

function picturesOn(page: string): ReadonlySet<string> {
  const names = page.includes(REPORT) ? [...page.matchAll(PICTURES)].map(([, name]) => name as string) : [];
  return new Set(names);
}

async function writeFile(bytes: Uint8Array, folder: string, name: string): Promise<string> {
  await writeArtifact(join(folder, name), (sink) => sink.write(bytes));
  return name;
}

async function lastPicture(open: () => Promise<DecodedFilm>): Promise<Picture | undefined> {
  try {
    const film = await open();
    let last: Picture | undefined;
    for await (const { rgba } of film.images()) last = { ...film.size, rgba };
    return last;
  } catch (error) {
    if (error instanceof NoDecoderError) return undefined;
    throw error;
  }
}
