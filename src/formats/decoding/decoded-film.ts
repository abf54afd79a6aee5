import type { Rect, Size } from "../../math/geometry.js";

/** A decoded artifact: what a player shows. */
export interface DecodedFilm {
  readonly size: Size;
  /** Number of plays, 0 for forever; undefined if the format leaves it to the player. */
  readonly plays: number | undefined;
  /**
   * Whole pictures in order; every call starts at the first.
   *
   * @throws {UnreadableError} at the first damaged place.
   */
  images(): AsyncGenerator<DecodedImage>;
}

/** A picture of a film, valid until the next is requested. */
export interface DecodedImage {
  /** Row by row, four bytes each: red, green, blue, opacity. The next picture overwrites it. */
  readonly rgba: Uint8ClampedArray;
  /** Start of the picture, from the start of the film. */
  readonly startMs: number;
  /** End of the picture; Infinity for a still. */
  readonly endMs: number;
  /** Outside it the picture equals the one before; for the first picture it is the whole. */
  readonly changed: Rect;
}
