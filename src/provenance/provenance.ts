import * as v from "valibot";
import { type FormatName, formatNames, formats } from "../formats/formats.js";
import type { PartialReel } from "../reel/reel.js";

/** What an artifact says of itself: enough to tell whether it is up to date, and to make it again. */
export interface Provenance {
  /** gradreel's version that made it. */
  readonly version: string;
  /** Of all that decides what the artifact is; see `contentKey`. */
  readonly key: string;
  /** node-canvas's version. */
  readonly canvas: string;
  /** The beginning of a SHA-256 of the font's bytes, in hexadecimal digits. */
  readonly fonts: string;
  readonly format: FormatName;
  /** Of its pictures, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Frames on its timeline. */
  readonly frames: number;
  /** What it shows, in words. */
  readonly alt: string;
  /** What its reel says besides what is usual, and besides where it is written; it may be of another version. */
  readonly reel: PartialReel;
  /** Of a sequence: what its files are called, without their folder. */
  readonly pattern?: string | undefined;
  /** What was given up for its size budget. */
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
  reel: v.custom<PartialReel>((data) => typeof data === "object" && data !== null && !Array.isArray(data)),
  pattern: v.optional(v.string()),
  trades: v.optional(v.pipe(v.array(v.string()), v.readonly())),
});

const NAME = "gradreel ";
const BEGINNING = /^gradreel (\d\S*) \{"key":/;
/** A number of a version and the first key. */
const LONGEST_BEGINNING = 64;
/** Objects and lists within one another: a reel has four, and what goes through them calls itself. */
const DEEPEST = 32;

/**
 * Provenance as a line of text for a comment in a file: `gradreel 0.1.0 {"key":…}`. It is ASCII, and nothing in it
 * means anything to XML or HTML, so that it stands the same in every format.
 */
export function provenanceText({ version, key, ...rest }: Provenance): string {
  const json = JSON.stringify({ key, ...rest });
  const isSpecial = /[^\u0020-\u007e]|[<>&']/g;
  return `${NAME}${version} ${json.replace(isSpecial, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`)}`;
}

/** What a file says of itself: the first such text in its bytes, whatever its format. Nothing, where there is none. */
export function provenanceOf(file: Uint8Array): Provenance | undefined {
  const bytes = joined(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
  for (let next = beginningFrom(bytes, 0); next; ) {
    const { start, version } = next;
    next = beginningFrom(bytes, start);
    // No JSON has a beginning within it, in or between its strings: so no byte is looked at twice, whatever a file says.
    const json = objectIn(bytes.subarray(start, next?.at));
    if (v.is(schema, json)) return { ...json, version };
  }
  return undefined;
}

/** Where the next text seems to begin, and the object in it. */
interface Beginning {
  readonly at: number;
  readonly start: number;
  readonly version: string;
}

function beginningFrom(bytes: Buffer, from: number): Beginning | undefined {
  for (let at = bytes.indexOf(NAME, from); at >= 0; at = bytes.indexOf(NAME, at + 1)) {
    const [, version] = bytes.toString("latin1", at, at + LONGEST_BEGINNING).match(BEGINNING) ?? [];
    if (version !== undefined) return { at, start: bytes.indexOf("{", at), version };
  }
  return undefined;
}

const CHARACTER = { quote: 0x22, backslash: 0x5c } as const;
const OPENING: ReadonlySet<number> = new Set(Buffer.from("{["));
const CLOSING: ReadonlySet<number> = new Set(Buffer.from("}]"));

/** The JSON object that bytes begin with, if it is one, whole, and no deeper than a reel's. */
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

/** The comments of a file whose format cuts them into pieces, joined; any other file as it is. */
function joined(file: Buffer): Buffer {
  for (const { comments } of formats) {
    const found = comments?.(file);
    if (found) return found;
  }
  return file;
}
