import type { ByteSink } from "../files/artifact.js";
import type { Film, Frame } from "../film/frame.js";
import type { Size } from "../math/geometry.js";
import type { Scene } from "../scene/scene.js";

/** An open output file. Write all frames in order, then `finish`; if anything fails, `abort`. */
export interface Encoder {
  /** Resolves when the next frame may come. What a frame holds is not changed afterwards. */
  write(frame: Frame): Promise<void>;
  finish(): Promise<EncodedFacts>;
  /**
   * Releases what it holds beyond memory, such as a child process. It may be called at any time: while another call
   * is pending, and after `finish`.
   */
  abort?(): Promise<void>;
}

/** Facts about a file that an encoder wrote. */
export interface EncodedFacts {
  /** Images in the file; frames that equal the one before need none. */
  readonly images: number;
  /** How long it plays, in milliseconds, rounded to the format's unit of time. */
  readonly durationMs: number;
  /** Colors in the file's palette, or in the largest of several; absent without a palette. */
  readonly colors?: number | undefined;
  /** Whether every pixel kept its color. */
  readonly exact: boolean;
  /** The size of the picture in it, where that is not the film's. */
  readonly size?: Size | undefined;
  /** What was asked for and the format cannot do, in sentences. */
  readonly remarks?: readonly string[] | undefined;
}

/** Settings of encoders; each reads those that its format has. */
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

/** Everything that a file can be made from: pixels for most formats, the scene and texts for drawn ones. */
export interface Subject extends Film {
  readonly scene: Scene;
  readonly title: string;
  /** What the animation shows, for those who cannot see it. */
  readonly description: string;
  /** Makes an HTML page that plays the animation. */
  page(options: Pick<EncodeOptions, "comment" | "posterFrame">): Promise<string>;
}

/** A way of writing files of one format. */
export interface Encoding<From extends Film = Film, Sink extends ByteSink = ByteSink> {
  /** How often it reads the film's frames: 2 if it surveys their colors first, 0 if it needs no pixels. */
  passes(options: Pick<EncodeOptions, "colors">): number;
  open(from: From, sink: Sink, options: EncodeOptions): Promise<Encoder>;
}
