import type { Box } from "../../math/geometry.js";

/** One piece of an outline: move, line, quadratic curve (control, end) or close. */
export type PathSegment =
  | readonly ["M", number, number]
  | readonly ["L", number, number]
  | readonly ["Q", number, number, number, number]
  | readonly ["Z"];

/** One line of text as an outline, in pixels from the left end of its baseline, y downward. */
export interface TextOutline {
  readonly path: readonly PathSegment[];
  /** Distance that the pen moves: the width used for alignment. */
  readonly advancePx: number;
  /** The box of the ink; all zero if there is none. */
  readonly ink: Box;
}

/** A font as a scene sees it: text in, outlines out, the same on every machine. */
export interface Typeface {
  /** @throws {UsageError} if the font lacks a character, naming it. */
  outline(text: string, sizePx: number): TextOutline;
}
