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

/** The shape of one character, in font units, y upward. */
export interface Glyph {
  readonly advance: number;
  /** The box of its ink; undefined for a blank. */
  readonly box: Box | undefined;
  readonly path: readonly PathSegment[];
}

/** The characters of a font, in font units. */
export interface Font {
  readonly unitsPerEm: number;
  /** @throws {UsageError} if the font lacks the character, or its script runs from right to left. */
  glyphOf(character: string): Glyph;
  /** Change in distance of two adjacent characters, in font units; negative is closer. */
  kerning(left: string, right: string): number;
}

const NO_INK: Box = { left: 0, top: 0, right: 0, bottom: 0 };

/** A typeface that sets the font's outlines one after the other, kerned. */
export function typefaceOf({ unitsPerEm, glyphOf, kerning }: Font): Typeface {
  return {
    outline(text, sizePx) {
      const scale = sizePx / unitsPerEm;
      const path: PathSegment[] = [];
      const ink = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
      let pen = 0;
      let previous: string | undefined;
      for (const character of text) {
        const glyph = glyphOf(character);
        if (previous !== undefined) pen += kerning(previous, character);
        for (const segment of glyph.path) path.push(place(segment, pen, scale));
        if (glyph.box) {
          ink.left = Math.min(ink.left, (pen + glyph.box.left) * scale);
          ink.right = Math.max(ink.right, (pen + glyph.box.right) * scale);
          ink.top = Math.min(ink.top, -glyph.box.top * scale);
          ink.bottom = Math.max(ink.bottom, -glyph.box.bottom * scale);
        }
        pen += glyph.advance;
        previous = character;
      }
      return { path, advancePx: pen * scale, ink: path.length > 0 ? ink : NO_INK };
    },
  };
}

/** Converts a segment from font units, y up, to pixels, y down. */
function place(segment: PathSegment, pen: number, scale: number): PathSegment {
  switch (segment[0]) {
    case "M":
    case "L":
      return [segment[0], (pen + segment[1]) * scale, -segment[2] * scale];
    case "Q":
      return ["Q", (pen + segment[1]) * scale, -segment[2] * scale, (pen + segment[3]) * scale, -segment[4] * scale];
    case "Z":
      return segment;
  }
}
