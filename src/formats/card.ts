import type { SequenceSink } from "../files/artifact.js";
import type { DecodedFilm } from "./decoding/decoded-film.js";
import type { Encoding, Subject } from "./encoder.js";

/** Encoders by the word that the setting `encoder` takes: gradreel's own, and packages to compare it with. */
export const encoderNames = ["gradreel", "gifencoder"] as const;
export type EncoderName = (typeof encoderNames)[number];

/**
 * What a file of a format is: an animation plays wherever a picture is shown, a video has a player's controls, a still
 * shows one frame, `frames` are numbered files of one frame each, a page is opened by itself or framed.
 */
export type FormatKind = "animation" | "video" | "still" | "frames" | "page";

/** A file name's ending that selects a format. */
export interface Ending {
  /** In lower case, with its dot. */
  readonly extension: string;
  /** What selects this format among those with the same extension: the setting `animated`, or `%04d` in the name. */
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

/** The facts that depend on which encoder writes a format. */
export interface Writer {
  /** What it can give up to meet a size budget; nothing if every file is as large as it is. */
  readonly givesUp: readonly ("colors" | "frames" | "pixels")[];
  readonly cost: FormatCost;
  /** Loads the encoder. */
  encoding(): Promise<Encoding<Subject, SequenceSink>>;
}

/**
 * Everything that the program knows of a file format. A card is loaded on every start, so it holds facts, and loads
 * encoder and decoder when they are asked for.
 */
export interface FormatCard<Name extends string = string> extends Writer {
  /** The word that `--format` takes. */
  readonly name: Name;
  /** What people call it. */
  readonly title: string;
  readonly kind: FormatKind;
  /** The first is the usual one. */
  readonly endings: readonly [Ending, ...Ending[]];
  /** The media type (RFC 6838) of its files. */
  readonly mediaType: string;
  /** What to use it for, in words. */
  readonly goodFor: string;
  /** What it cannot do, in words. */
  readonly limits: string;
  /** Whether its files are text: a terminal can show them, and checks compare them line by line. */
  readonly isText?: boolean;
  /** Whether its files depend on the setting `poster`. */
  readonly readsPoster?: boolean;
  /** Its unit of time in milliseconds; absent if its files hold no times. */
  readonly unitMs?: number;
  /** The most frames per second that players keep, and what happens beyond; absent if a reel cannot be too fast. */
  readonly fastest?: { readonly fps: number; readonly beyond: string };
  /** How far a channel of a pixel may be off, of 255, before a check calls a file stale; 32 if absent. */
  readonly tolerance?: number;
  /** Other encoders that write it, by the word that `encoder` takes. */
  readonly otherWriters?: Partial<Readonly<Record<EncoderName, Writer>>>;
  /** Whether a file ends as the format does; one that was cut off does not. Says nothing about what is before the end. */
  isWhole(file: Buffer): boolean;
  /**
   * Decodes a file. Whether it is intact is known once its last image is read. Absent if nothing here reads the format.
   *
   * @throws {UnreadableError} if it is no file of this format, or a damaged one.
   * @throws {NoDecoderError} if this machine cannot read the format.
   */
  decode?(file: Uint8Array): Promise<DecodedFilm>;
}

/** Whether a file ends with these characters, Latin-1. */
export function endsWith(file: Buffer, text: string): boolean {
  return file.subarray(-text.length).toString("latin1") === text;
}
