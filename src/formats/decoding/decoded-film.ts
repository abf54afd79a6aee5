import type { Rect, Size } from "../../math/geometry.js";

/** An artifact as somebody sees it who plays it. */
export interface DecodedFilm {
  readonly size: Size;
  /** How many times it plays, 0 is forever; undefined where the format leaves that to the player. */
  readonly plays: number | undefined;
  /**
   * Whole pictures in order, from the first on at every call.
   *
   * @throws {UnreadableError} where the file goes wrong.
   */
  images(): AsyncGenerator<DecodedImage>;
}

/** A picture of a film, until the next one is asked for. */
export interface DecodedImage {
  /** Row by row, four bytes each: red, green, blue, opacity. The next picture is written over it. */
  readonly rgba: Uint8ClampedArray;
  /** From the start of the film. */
  readonly startMs: number;
  /** A still has no end: it is infinite. */
  readonly endMs: number;
  /** Outside of it the picture equals the one before; for the first one it is the whole. */
  readonly changed: Rect;
}
