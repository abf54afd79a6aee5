import type { ByteSink } from "../files/artifact.js";
import type { Film, Frame } from "../film/frame.js";
import type { Size } from "../math/geometry.js";
import type { Scene } from "../scene/scene.js";

/** An open output file. Write all frames in order, then call `finish`; call `abort` if anything fails. */
export interface Encoder {
  /** Resolves when the next frame may be written. The frame's contents do not change afterwards. */
  write(frame: Frame): Promise<void>;
  finish(): Promise<EncodedFacts>;
  /**
   * Releases resources other than memory, such as a child process. It may be called at any time, even while another
   * call is pending or after `finish`.
   */
  abort?(): Promise<void>;
}

/** Facts about a file that an encoder wrote. */
export interface EncodedFacts {
  /** Images in the file; frames that equal the one before need none. */
  readonly images: number;
  /** Duration in milliseconds, rounded to the format's unit of time. */
  readonly durationMs: number;
  /** Colors in the file's palette, or in the largest of several; absent without a palette. */
  readonly colors?: number | undefined;
  /** True if every pixel kept its color. */
  readonly exact: boolean;
  /** The size of its pictures, if it differs from the film's. */
  readonly size?: Size | undefined;
  /** Sentences about requests that the format cannot meet. */
  readonly remarks?: readonly string[] | undefined;
}

/** Settings of encoders; each reads those of its format. */
export interface EncodeOptions {
  /** The most colors in a palette, 2 to 256. At 256, a format that needs no palette keeps every color. */
  readonly colors: number;
  /** True to mix neighboring palette colors where a color is missing. */
  readonly dither: boolean;
  /** A comment stored in the file; ASCII. */
  readonly comment: string;
  /** The frame that a still picture shows, from 0. */
  readonly posterFrame: number;
}

/** The input of encoders: pixels for most formats, the scene and texts for drawn ones. */
export interface Subject extends Film {
  readonly scene: Scene;
  readonly title: string;
  /** Alternative text of the animation. */
  readonly description: string;
  /** Builds an HTML page that plays the animation. */
  page(options: Pick<EncodeOptions, "comment" | "posterFrame">): Promise<string>;
}

/** An encoder of one format. */
export interface Encoding<From extends Film = Film, Sink extends ByteSink = ByteSink> {
  /** Number of passes over the film's frames: 2 if it counts their colors first, 0 if it needs no pixels. */
  passes(options: Pick<EncodeOptions, "colors">): number;
  open(from: From, sink: Sink, options: EncodeOptions): Promise<Encoder>;
}
