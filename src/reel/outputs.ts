import { basename, dirname, extname, join, resolve } from "node:path";
import { UsageError } from "../errors.js";
import { type FormatName, formatNames } from "../formats/names.js";
import type { Reel } from "./reel.js";

/** One file that a reel is written to, or stdout. */
export interface Output {
  /** A path, a pattern such as `frames/%04d.png`, or `-` for stdout. */
  readonly path: string;
  readonly format: FormatName;
}

export const STDOUT = "-";

/** What may go there: one file. */
export const streamedFormats: readonly FormatName[] = formatNames.filter((name) => name !== "sequence");

/** Where the number of a sequence's file stands in its name: `%d`, or `%04d` with zeros up front. */
export const NUMBER_PATTERN: RegExp = /%(0[1-9])?d(?![a-zA-Z])/;
/** What somebody means who writes numbers as other programs do. */
const OTHER_PATTERN = /%\d*[diuxD](?![a-zA-Z])/;

/** The name of a file of a sequence. */
export function numbered(pattern: string, number: number): string {
  return pattern.replace(NUMBER_PATTERN, (_, width = "") => String(number).padStart(Number(width), "0"));
}

/** The path of a file of a sequence. */
export function numberedPath(pattern: string, number: number): string {
  return join(dirname(pattern), numbered(basename(pattern), number));
}

/** The files that an output of so many frames is: one, or those of a sequence. */
export function filesOf({ path, format }: Output, frames: number): string[] {
  if (format !== "sequence") return [path];
  return Array.from({ length: frames }, (_, i) => numberedPath(path, i));
}

const FORMATS: Readonly<Record<string, FormatName>> = {
  ".gif": "gif",
  ".apng": "apng",
  ".png": "png",
  ".webp": "webp",
  ".mp4": "mp4",
  ".webm": "webm",
  ".svg": "svg",
  ".html": "html",
  ".htm": "html",
};
const EXTENSIONS = Object.keys(FORMATS).filter((extension) => extension !== ".htm");

type Named = Pick<Reel, "out" | "format" | "animated" | "encoder" | "poster">;

/** The frame that stills show unless another is asked for. */
export const USUAL_POSTER = "last";

/**
 * What a reel is written to, in the order it says.
 *
 * @throws {UsageError} if a name does not tell its format, or two are the same file.
 */
export function outputsOf(reel: Named): Output[] {
  const outputs = reel.out.map((path) => ({ path, format: formatOf(path, reel) }));
  const twice = reel.out.find((path, i) => reel.out.findIndex((other) => resolve(other) === resolve(path)) < i);
  if (twice !== undefined) throw new UsageError(`"${twice}" is to be written twice.`, "Leave one of them out.");
  checkUnread(reel, outputs);
  return outputs;
}

function formatOf(path: string, { format, animated }: Named): FormatName {
  if (path === STDOUT) return formatOfStdout(format);
  const extension = extname(path).toLowerCase();
  const found = FORMATS[extension];
  if (/(^|[/\\])\.{0,2}$/.test(path))
    throw new UsageError(`Cannot write "${path}": it is a folder.`, "Name a file in it.");
  const number = path.match(OTHER_PATTERN)?.[0];
  if (number && !NUMBER_PATTERN.test(basename(path))) {
    throw new UsageError(
      `"${path}" numbers its files in an unknown way: ${number}.`,
      "Use %d, or %04d for four digits with zeros up front, in the name of the file.",
    );
  }
  if (number) return sequenceFormat(path, found);
  if (found === "png" && animated) return "apng";
  if (found) return found;
  throw new UsageError(
    extension
      ? `Cannot write "${path}": unknown extension "${extension}".`
      : `Cannot write "${path}": it has no extension.`,
    `Use ${EXTENSIONS.slice(0, -1).join(", ")} or ${EXTENSIONS.at(-1)}.`,
  );
}

function formatOfStdout(format: FormatName | undefined): FormatName {
  if (format === "sequence")
    throw new UsageError("A sequence of files cannot go to stdout.", "Choose another --format.");
  if (format) return format;
  throw new UsageError("Which format is to go to stdout?", `Say it with --format: ${streamedFormats.join(", ")}.`);
}

function sequenceFormat(path: string, found: FormatName | undefined): FormatName {
  if (found !== "png") throw new UsageError(`"${path}" is the name of a sequence, which has to end in .png.`);
  if (/%.*%/.test(basename(path))) {
    throw new UsageError(
      `"${path}" has more than one % in its name.`,
      "One number is what a sequence takes: %04d.png.",
    );
  }
  return "sequence";
}

/** @throws {UsageError} for a setting that none of the outputs reads. */
function checkUnread({ format, animated, encoder, poster }: Named, outputs: readonly Output[]): void {
  const isWritten = (name: FormatName) => outputs.some((output) => output.format === name);
  if (format !== undefined && !outputs.some(({ path }) => path === STDOUT)) {
    throw new UsageError(
      `--format ${format} is for stdout: a file's extension says what it is.`,
      "Write -o -, or leave it out.",
    );
  }
  if (animated && !isWritten("apng")) {
    throw new UsageError("--animated is for .png files, and there is none.", "Add -o film.png, or leave it out.");
  }
  if (poster !== USUAL_POSTER && !["png", "svg", "html"].some((name) => isWritten(name as FormatName))) {
    throw new UsageError(
      `--poster ${poster} is for .png, .svg and .html files, and there is none.`,
      "Add -o poster.png, or leave it out.",
    );
  }
  if (encoder === "gifencoder" && !isWritten("gif")) {
    throw new UsageError("--encoder gifencoder writes GIFs, and there is none.", "Add -o film.gif, or leave it out.");
  }
}
