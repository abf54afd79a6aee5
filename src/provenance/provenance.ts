import { basename } from "node:path";
import * as v from "valibot";
import { UsageError } from "../errors.js";
import { fileBytes, fileBytesIfAny } from "../files/disk.js";
import { type FormatName, formatNames, formats, isNumbered } from "../formats/formats.js";
import { numberedPath, type Output } from "../reel/outputs.js";
import type { PartialReel } from "../reel/reel.js";
import { isReelFile } from "../reel-files/paths.js";
import { isRecord } from "../text/message.js";
import type { Ingredients } from "./key.js";

/** The metadata embedded in a file: enough to check that it is up to date, and to render it again. */
export interface Provenance extends Ingredients {
  /** A digest of everything that decides the file's content; see `contentKey`. */
  readonly key: string;
  readonly format: FormatName;
  /** The size of its pictures, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Frames on its timeline. */
  readonly frames: number;
  /** Alternative text. */
  readonly alt: string;
  /** The settings that differ from their defaults, without paths to write to. The version's defaults apply. */
  readonly reel: PartialReel;
  /** The pattern of a sequence's file names, without their folder. */
  readonly pattern?: string | undefined;
  /** Parts given up for its size budget, in words: `64 colors`. */
  readonly trades?: readonly string[] | undefined;
}

const size = v.pipe(v.number(), v.integer(), v.minValue(1));

const schema: v.GenericSchema<Omit<Provenance, "version">> = v.object({
  key: v.string(),
  canvas: v.string(),
  fonts: v.string(),
  format: v.picklist(formatNames),
  width: size,
  height: size,
  frames: size,
  alt: v.string(),
  reel: v.custom<PartialReel>(isRecord),
  pattern: v.optional(v.string()),
  trades: v.optional(v.pipe(v.array(v.string()), v.readonly())),
});

const NAME = "gradreel ";
const BEGINNING = /^gradreel (\d\S*) \{"key":/;
/** Most characters of a version and the first key. */
const LONGEST_BEGINNING = 64;
/** Most nested objects and lists. A reel has four; code that walks through them is recursive. */
const DEEPEST = 32;

/**
 * Provenance as one line for a comment in a file: `gradreel 0.1.0 {"key":…}`. It is ASCII without special characters of
 * XML and HTML, so that it is the same in every format.
 */
export function provenanceText({ version, key, ...rest }: Provenance): string {
  const json = JSON.stringify({ key, ...rest });
  const isSpecial = /[^\u0020-\u007e]|[<>&']/g;
  return `${NAME}${version} ${json.replace(isSpecial, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`)}`;
}

/** Reads the provenance in a file of any format: the first in its bytes; undefined if there is none. */
export function provenanceOf(file: Uint8Array): Provenance | undefined {
  const bytes = joined(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
  for (let next = beginningFrom(bytes, 0); next; ) {
    const { start, version } = next;
    next = beginningFrom(bytes, start);
    // JSON cannot contain a beginning, so no byte is read twice, even in a hostile file.
    const json = objectIn(bytes.subarray(start, next?.at));
    if (v.is(schema, json)) return { ...json, version };
  }
  return undefined;
}

/** The offsets of the next possible provenance and of the object in it. */
function beginningFrom(bytes: Buffer, from: number) {
  for (let at = bytes.indexOf(NAME, from); at >= 0; at = bytes.indexOf(NAME, at + 1)) {
    const [, version] = bytes.toString("latin1", at, at + LONGEST_BEGINNING).match(BEGINNING) ?? [];
    if (version !== undefined) return { at, start: bytes.indexOf("{", at), version };
  }
  return undefined;
}

const CHARACTER = { quote: 0x22, backslash: 0x5c } as const;
const OPENING: ReadonlySet<number> = new Set(Buffer.from("{["));
const CLOSING: ReadonlySet<number> = new Set(Buffer.from("}]"));

/** The JSON object at the start of bytes; undefined if it is incomplete, invalid or too deep. */
function objectIn(bytes: Buffer): object | undefined {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < bytes.length && depth <= DEEPEST; at++) {
    const byte = bytes[at] as number;
    if (isText && byte === CHARACTER.backslash) at++;
    else if (byte === CHARACTER.quote) isText = !isText;
    else if (!isText && OPENING.has(byte)) depth++;
    else if (!isText && CLOSING.has(byte) && --depth === 0) return parsed(bytes.toString("latin1", 0, at + 1));
  }
  return undefined;
}

function parsed(json: string): object | undefined {
  try {
    return JSON.parse(json) as object;
  } catch {
    return undefined;
  }
}

/** The joined comments of a file whose format cuts them into pieces; other files unchanged. */
function joined(file: Buffer): Buffer {
  for (const { comments } of formats) {
    const found = comments?.(file);
    if (found) return found;
  }
  return file;
}

/**
 * The provenance of a file.
 *
 * @throws {UsageError} if there is no such file, or it has no provenance.
 * @throws {SystemError} if it cannot be read.
 */
export function readProvenance(path: string): Provenance {
  const provenance = provenanceOf(fileBytes(path));
  if (provenance) return provenance;
  if (isReelFile(path)) {
    throw new UsageError(
      `"${path}" is a reel file, not something made from one.`,
      `Render it first: gradreel render ${path}`,
    );
  }
  throw new UsageError(
    `"${path}" has no embedded facts from gradreel.`,
    "Another program may have removed them, or a newer gradreel wrote the file.",
  );
}

/**
 * Files that a longer sequence with the same pattern has left behind, which players would take for part of this one:
 * those after the last frame whose provenance has that pattern and enough frames, up to the first other file.
 */
export function leftoversOf({ path, format }: Output, frames: number): string[] {
  const files: string[] = [];
  for (let number = frames; isNumbered(format); number++) {
    const file = numberedPath(path, number);
    const bytes = fileBytesIfAny(file);
    const found = bytes && provenanceOf(bytes);
    if (found?.format !== format || found.pattern !== basename(path) || found.frames <= number) break;
    files.push(file);
  }
  return files;
}
