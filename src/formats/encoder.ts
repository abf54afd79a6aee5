import type { ByteSink } from "../files/artifact.js";
import type { Film, Frame } from "../film/frame.js";
import type { Size } from "../math/geometry.js";

/** An open output file. Write all frames in order, then `finish`; if anything fails, `abort`. */
export interface Encoder {
  /** Resolves when the next frame may come. What a frame holds is not changed afterwards. */
  write(frame: Frame): Promise<void>;
  finish(): Promise<EncodedFacts>;
  /**
   * Lets go of what it holds beyond memory, such as a child process. It may come at any time, while another call is
   * waiting and after `finish`.
   */
  abort?(): Promise<void>;
}

/** What an encoder has to say of the file it wrote. */
export interface EncodedFacts {
  /** Images in the file; frames that equal the one before need none. */
  readonly images: number;
  /** How long it plays, in milliseconds: what the format can say of the time asked for. */
  readonly durationMs: number;
  /** Colors in the file's palette, or in the largest where there are several; none where there is no palette. */
  readonly colors?: number | undefined;
  /** Whether every pixel kept its color. */
  readonly isExact: boolean;
  /** The size of the picture in it, where that is not the film's. */
  readonly size?: Size | undefined;
  /** What the format cannot have as it was asked for. */
  readonly remarks?: readonly string[] | undefined;
}

/** What encoders can be told; each reads what its format knows. */
export interface EncodeOptions {
  /** The most colors in a palette, 2 to 256. At 256, a format that can do without a palette keeps every color. */
  readonly colors: number;
  /** Whether to mix neighboring palette colors where a color is missing. */
  readonly dither: boolean;
  /** A remark for whoever looks inside the file; ASCII. */
  readonly comment: string;
  /** The frame that a still picture shows, from 0. */
  readonly posterFrame: number;
}

/** A way of writing films into files of one kind. */
export interface EncoderFormat<Sink extends ByteSink = ByteSink> {
  /** Whether it surveys the film's colors, which is a pass of its own, before it writes. */
  needsSurvey(options: Pick<EncodeOptions, "colors">): boolean;
  open(film: Film, sink: Sink, options: EncodeOptions): Promise<Encoder>;
}
