import type { ByteSink } from "../artifact.js";
import type { Film, Frame } from "../frame.js";

/** An open output file. Write all frames in order, then `finish`. */
export interface Encoder {
  write(frame: Frame): Promise<void>;
  finish(): Promise<EncodedFacts>;
}

/** What an encoder has to say of the file it wrote. */
export interface EncodedFacts {
  /** Images in the file; frames that equal the one before need none. */
  readonly images: number;
  /** How long it plays, in milliseconds: what the format can say of the time asked for. */
  readonly durationMs: number;
  /** Colors in the file's palette, or in the largest where there are several. */
  readonly colors: number;
  /** Whether every pixel kept its color. */
  readonly isExact: boolean;
}

/** A way of writing films into files of one kind. */
export interface EncoderFormat<Options> {
  /** How often it goes through the film's frames, the writing included. */
  readonly passes: number;
  open(film: Film, sink: ByteSink, options: Options): Promise<Encoder>;
}
