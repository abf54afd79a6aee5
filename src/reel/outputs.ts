import { basename, dirname, extname, join } from "node:path";
import { UsageError } from "../errors.js";
import type { Ending, FormatCard } from "../formats/card.js";
import { cardOf, type FormatName, formatNames, formatOfExtension, formats, isNumbered } from "../formats/formats.js";
import { assignment, enumeration, type Message, message, setting } from "../text/message.js";
import { DEFAULTS } from "./defaults.js";
import type { Reel } from "./reel.js";

/** One file that a reel is written to, or stdout. */
export interface Output {
  /** A path, a pattern such as `frames/%04d.png`, or `-` for stdout. */
  readonly path: string;
  readonly format: FormatName;
}

export const STDOUT = "-";

/** Formats that stdout can receive: those of one file. */
export const streamedFormats: readonly FormatName[] = formatNames.filter((name) => !isNumbered(name));

/** The number in the name of a sequence's file: `%d`, or `%04d` with leading zeros. */
export const NUMBER_PATTERN: RegExp = /%(0[1-9])?d(?![a-zA-Z])/;
/** Numbers in the notation of other programs. */
const OTHER_PATTERN = /%\d*[diuxD](?![a-zA-Z])/;

/** The name of a file of a sequence. */
export function numbered(pattern: string, number: number): string {
  return pattern.replace(NUMBER_PATTERN, (_, width = "") => String(number).padStart(Number(width), "0"));
}

/** The path of a file of a sequence. */
export function numberedPath(pattern: string, number: number): string {
  return join(dirname(pattern), numbered(basename(pattern), number));
}

/** The files of an output with this many frames: one, or one per frame. */
export function filesOf({ path, format }: Output, frames: number): string[] {
  if (!isNumbered(format)) return [path];
  return Array.from({ length: frames }, (_, i) => numberedPath(path, i));
}

/** Settings that only some formats read. */
type FormatSetting = "animated" | "encoder" | "poster";
type OutputSettings = Pick<Reel, "out" | "format" | FormatSetting>;

/**
 * The outputs of a reel, in the order of `out`.
 *
 * @throws {UsageError} if a path has no known format, or a setting is for other formats.
 */
export function outputsOf(reel: OutputSettings): Output[] {
  const outputs = reel.out.map((path) => ({ path, format: formatOf(path, reel) }));
  checkUnread(reel, outputs);
  return outputs;
}

function formatOf(path: string, { format, animated }: OutputSettings): FormatName {
  if (path === STDOUT) return formatOfStdout(format);
  if (/(^|[/\\])\.{0,2}$/.test(path))
    throw mistakeInPath(path, `Cannot write "${path}": it is a folder.`, "Name a file in it.");
  const extension = extname(path).toLowerCase();
  const number = path.match(OTHER_PATTERN)?.[0];
  if (number && !NUMBER_PATTERN.test(basename(path))) {
    const hint = "Use %d, or %04d for four digits with leading zeros, in the name of the file.";
    throw mistakeInPath(path, `"${path}" numbers its files in an unknown way: ${number}.`, hint);
  }
  if (number) return numberedFormat(path, extension);
  const found = (animated && formatOfExtension(extension, "animated")) || formatOfExtension(extension);
  if (found) return found;
  const fault = extension ? `unknown extension "${extension}"` : "it has no extension";
  const hint = message`Use ${enumeration(extensionsWith(undefined), "or")}.`;
  throw mistakeInPath(path, `Cannot write "${path}": ${fault}.`, hint);
}

function formatOfStdout(format: FormatName | undefined): FormatName {
  if (!format) {
    throw new UsageError(
      message`Output to stdout needs a ${setting("format")}.`,
      `Choose ${streamedFormats.join(", ")}.`,
    );
  }
  if (streamedFormats.includes(format)) return format;
  const fault = message`${assignment("format", format)} is for a sequence of files, which cannot go to stdout.`;
  throw new UsageError(fault, message`Choose another ${setting("format")}.`);
}

function numberedFormat(path: string, extension: string): FormatName {
  const found = formatOfExtension(extension, "number");
  if (!found) {
    const endings = enumeration(extensionsWith("number"), "or");
    throw mistakeInPath(path, message`"${path}" is the name of a sequence, which must end in ${endings}.`);
  }
  if (!/%.*%/.test(basename(path))) return found;
  const hint = `A sequence takes one number: %04d${extension}.`;
  throw mistakeInPath(path, `"${path}" has more than one % in its name.`, hint);
}

function mistakeInPath(path: string, text: string | Message, hint?: string | Message): UsageError {
  return new UsageError(text, hint, { settings: [["out"]], value: path });
}

/** @throws {UsageError} for a setting that none of the outputs reads. */
function checkUnread(reel: OutputSettings, outputs: readonly Output[]): void {
  const { format } = reel;
  const cards = outputs.map((output) => cardOf(output.format));
  if (format !== undefined && !outputs.some(({ path }) => path === STDOUT)) {
    throw new UsageError(
      message`${assignment("format", format)} is for stdout: a file's extension decides its format.`,
      message`Write ${assignment("out", STDOUT)}, or leave it out.`,
    );
  }
  /** The ending of a format's files, if they depend on the setting. */
  const readers: Readonly<Record<FormatSetting, (card: FormatCard) => Ending | undefined>> = {
    animated: ({ endings }) => endings.find(({ needs }) => needs === "animated"),
    poster: ({ readsPoster, endings }) => (readsPoster ? endings[0] : undefined),
    encoder: ({ otherWriters, endings }) => otherWriters?.[reel.encoder] && endings[0],
  };
  for (const [name, endingOf] of Object.entries(readers) as [FormatSetting, (typeof readers)["poster"]][]) {
    const value = reel[name];
    if (value === DEFAULTS[name] || cards.some(endingOf)) continue;
    const extensions = formats.flatMap((card) => endingOf(card)?.extension ?? []);
    throw new UsageError(
      message`${assignment(name, value)} is for ${enumeration(extensions)} files, and there is none.`,
      message`Write a ${extensions[0] ?? ""} file as well, or leave out ${setting(name)}.`,
    );
  }
}

/** The first extension of every format, for names with or without a number. */
function extensionsWith(needs: Ending["needs"]): string[] {
  return formats.flatMap(({ endings }) => endings.find((ending) => ending.needs === needs)?.extension ?? []);
}
