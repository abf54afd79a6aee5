import type { SequenceSink } from "../files/artifact.js";
import type { DecodedFilm } from "./decoding/decoded-film.js";
import type { Encoding, Subject } from "./encoder.js";

/** Values of the setting `encoder`: gradreel's own encoders, and packages for comparison. */
export const encoderNames = ["gradreel", "gifencoder"] as const;
export type EncoderName = (typeof encoderNames)[number];

/**
 * The kind of a format's files: an animation plays wherever a picture is shown, a video has a player's controls, a
 * still shows one frame, `frames` are numbered files of one frame each, a page is opened on its own or in a frame.
 */
export type FormatKind = "animation" | "video" | "still" | "frames" | "page";

/** A file name's ending that selects a format. */
export interface Ending {
  /** In lower case, with its dot. */
  readonly extension: string;
  /** Selects this format among those with the same extension: the setting `animated`, or `%04d` in the name. */
  readonly needs?: "animated" | "number";
}

/** A price in milliseconds: a base, and an addition per megapixel of the picture. */
export type Price = readonly [base: number, perMegapixel: number];

/** Estimated time to write a file. */
export interface FormatCost {
  readonly once: Price;
  readonly frame: Price;
  /** Milliseconds for each run in each frame. */
  readonly run: number;
}

/** The facts that depend on a format's encoder. */
export interface Writer {
  /** Properties that it can reduce to meet a size budget. */
  readonly givesUp: readonly ("colors" | "frames" | "pixels")[];
  readonly cost: FormatCost;
  /** Loads the encoder. */
  encoding(): Promise<Encoding<Subject, SequenceSink>>;
}

/**
 * Everything that the program knows about a file format. A card is loaded on every start, so it holds facts and loads
 * its encoder and decoder only on request.
 */
export interface FormatCard<Name extends string = string> extends Writer {
  /** Its name in the setting `format`. */
  readonly name: Name;
  /** Its usual name. */
  readonly title: string;
  readonly kind: FormatKind;
  /** The first is the usual one. */
  readonly endings: readonly [Ending, ...Ending[]];
  /** The media type (RFC 6838) of its files. */
  readonly mediaType: string;
  /** Its uses, in words. */
  readonly goodFor: string;
  /** Its limits, in words. */
  readonly limits: string;
  /** True if its files are text: a terminal can show them, and checks compare them line by line. */
  readonly isText?: boolean;
  /** True if its files depend on the setting `poster`. */
  readonly readsPoster?: boolean;
  /** Its unit of time in milliseconds; absent if its files hold no times. */
  readonly unitMs?: number;
  /** The most frames per second that players show, and the effect of more; absent if there is no limit. */
  readonly fastest?: { readonly fps: number; readonly beyond: string };
  /** Greatest deviation of a channel, of 255, that a check accepts; 32 if absent. */
  readonly tolerance?: number;
  /** Other encoders of the format, by the value of `encoder`. */
  readonly otherWriters?: Partial<Readonly<Record<EncoderName, Writer>>>;
  /** Returns true if a file has the format's end, so is not cut off. It checks nothing before the end. */
  isWhole(file: Buffer): boolean;
  /** Joins a file's comments where the format cuts them into pieces; undefined for a file of another format. */
  comments?(file: Buffer): Buffer | undefined;
  /**
   * Decodes a file; damage may show only when its last image is read. Absent if there is no decoder.
   *
   * @throws {UnreadableError} if the file has another format or is damaged.
   * @throws {NoDecoderError} if this machine cannot read the format.
   */
  decode?(file: Uint8Array): Promise<DecodedFilm>;
}

/** Returns true if a file ends with these Latin-1 characters. */
export function endsWith(file: Buffer, text: string): boolean {
  return file.subarray(-text.length).toString("latin1") === text;
}
