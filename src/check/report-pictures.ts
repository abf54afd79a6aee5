import { rmSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../errors.js";
import { writeArtifact } from "../files/artifact.js";
import { entryAt, fileBytes, fileBytesIfAny } from "../files/disk.js";
import { type Film, wordsOf } from "../film/frame.js";
import type { DecodedFilm } from "../formats/decoding/decoded-film.js";
import { NoDecoderError } from "../formats/decoding/failures.js";
import { cardOf, type FormatName } from "../formats/formats.js";
import { poster } from "../formats/png/encode/poster.js";
import { intersect, isEmpty, type Rect, wholeOf } from "../math/geometry.js";
import { difference, offBy, type Picture } from "./picture.js";
import type { FindingPictures } from "./report.js";

/** The folder for pictures of a difference, and the beginning of their names. */
export interface ReportPlace {
  readonly folder: string;
  readonly name: string;
}

const PAGE = "index.html";
/** The end of a report's title, and the addresses of its pictures. */
const REPORT = "gradreel check</title>";
const PICTURES = /"\.\/([\w.-]+-(?:expected|actual|difference)\.(?:png|svg))"/g;

/** Writes two pictures and their difference into a report's folder. @returns Their names there. */
export async function writeDifference(
  { expected, actual }: Readonly<Record<"expected" | "actual", Picture>>,
  tolerance: number,
  place: ReportPlace,
): Promise<FindingPictures> {
  return {
    expected: await writePicture(expected, "expected", place),
    actual: await writePicture(actual, "actual", place),
    difference: await writePicture(differencePicture(expected, actual, tolerance), "difference", place),
  };
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
  place: ReportPlace,
): Promise<FindingPictures | undefined> {
  const { kind, isText, decode, endings } = cardOf(format);
  const file = fileBytes(path);
  if (kind === "still" && isText)
    return { expected: await writeFile(file, place.folder, `${place.name}-expected${endings[0].extension}`) };
  const last = decode && (await lastPicture(() => decode(file)));
  return last && { expected: await writePicture(last, "expected", place) };
}

async function writePicture(picture: Picture, kind: string, { folder, name }: ReportPlace): Promise<string> {
  return writeFile(await pictureFile(picture), folder, `${name}-${kind}.png`);
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
  return new Set(page.includes(REPORT) ? Array.from(page.matchAll(PICTURES), ([, name]) => name as string) : []);
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

/** Equal pixels are grays from this to white, so that only differences have colors. */
const DARKEST_GRAY = 165;
/** The colors of a difference within the tolerance, of the smallest beyond it and of the largest. */
const FAINT = [255, 214, 160] as const;
const LEAST = [255, 120, 110] as const;
const MOST = [190, 0, 20] as const;
/** The gap between differing pixels and the frame that makes them easy to find. */
const FRAME_GAP_PX = 6;
const FRAME_WIDTH_PX = 2;
const OPAQUE = 255;

/**
 * A picture of where two pictures of one size differ: the expected one in light grays; orange where a pixel is off within
 * the tolerance, red where it is off by more, darker for more; and a frame around everything red.
 */
export function differencePicture(expected: Picture, actual: Picture, tolerance: number): Picture {
  const { width, height } = expected;
  const rgba = new Uint8ClampedArray(expected.rgba.length);
  const [wanted, got] = [wordsOf(expected.rgba), wordsOf(actual.rgba)];
  for (let at = 0; at < rgba.length; at += 4) {
    const off = offBy(wanted[at / 4] as number, got[at / 4] as number);
    if (off === 0) rgba.fill(grayOf(expected.rgba, at), at, at + 3);
    else if (off <= tolerance) rgba.set(FAINT, at);
    else rgba.set(mixed((off - tolerance) / (OPAQUE - tolerance)), at);
    rgba[at + 3] = OPAQUE;
  }
  const picture = { width, height, rgba };
  drawFrame(picture, difference(expected.rgba, actual.rgba, expected, tolerance).where);
  return picture;
}

/** Rec. 709 luma, lightened. */
function grayOf(rgba: Uint8ClampedArray, at: number): number {
  const [red = 0, green = 0, blue = 0] = rgba.subarray(at, at + 3);
  const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return DARKEST_GRAY + (luma * (OPAQUE - DARKEST_GRAY)) / OPAQUE;
}

/** @param share From 0, the smallest difference beyond the tolerance, to 1. */
function mixed(share: number): number[] {
  return LEAST.map((least, i) => least + share * ((MOST[i] as number) - least));
}

/** Draws a frame around a rectangle, as far as it lies in the picture. */
function drawFrame({ width, height, rgba }: Picture, where: Rect): void {
  if (isEmpty(where)) return;
  const reach = FRAME_GAP_PX + FRAME_WIDTH_PX;
  const outer = intersect(
    { x: where.x - reach, y: where.y - reach, width: where.width + 2 * reach, height: where.height + 2 * reach },
    wholeOf({ width, height }),
  );
  for (let y = outer.y; y < outer.y + outer.height; y++) {
    for (let x = outer.x; x < outer.x + outer.width; x++) {
      const across = Math.max(where.x - x, x - where.x - where.width + 1);
      const down = Math.max(where.y - y, y - where.y - where.height + 1);
      if (Math.max(across, down) > FRAME_GAP_PX) rgba.set(MOST, 4 * (y * width + x));
    }
  }
}

/** Gray levels of the checkerboard behind transparent pixels. */
const SQUARE_PX = 8;
const SQUARES = [255, 204] as const;

/** A picture as a PNG in full color, over a checkerboard where it is transparent. */
export async function pictureFile(picture: Picture): Promise<Uint8Array> {
  const size = { width: picture.width, height: picture.height };
  const frame = { index: 0, patches: [{ rect: wholeOf(size), pixels: onCheckerboard(picture) }] };
  const timeline = { frameCount: 1, frameMs: 1, introMs: 0, holdMs: 0, plays: 1 };
  const film: Film = { size, timeline, flatColors: [], frames: async function* () {} };
  const pieces: Uint8Array[] = [];
  const sink = { write: async (bytes: Uint8Array) => void pieces.push(bytes) };
  const encoder = await poster.open(film, sink, { colors: 256, dither: false, comment: "", posterFrame: 0 });
  await encoder.write(frame);
  await encoder.finish();
  return Buffer.concat(pieces);
}

function onCheckerboard({ width, rgba }: Picture): Uint8ClampedArray {
  const shown = rgba.slice();
  for (let at = 0; at < shown.length; at += 4) {
    const share = (rgba[at + 3] as number) / OPAQUE;
    if (share === 1) continue;
    const pixel = at / 4;
    const squares = Math.floor((pixel % width) / SQUARE_PX) + Math.floor(Math.floor(pixel / width) / SQUARE_PX);
    const beneath = SQUARES[squares % 2] as number;
    for (let k = at; k < at + 3; k++) shown[k] = share * (rgba[k] as number) + (1 - share) * beneath;
    shown[at + 3] = OPAQUE;
  }
  return shown;
}
