import { UsageError } from "../../errors.js";
import type { Font, Glyph } from "../../scene/lettering/typesetting.js";
import { readCharacterMap } from "./character-map.js";
import { readGlyphs } from "./glyphs.js";
import { readKerning } from "./kerning.js";
import { readTables } from "./tables.js";

/** Scripts that run from right to left, which need more than setting one glyph after the other. */
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Thaana}]/u;

/** A character's number in the font, and its shape. */
interface NumberedGlyph extends Glyph {
  readonly number: number;
}

/**
 * A TrueType font: unhinted quadratic outlines, kerned by the font's own pairs.
 *
 * @param bytes A whole `.ttf` file.
 * @see https://learn.microsoft.com/typography/opentype/spec/
 */
export function trueTypeFont(bytes: Uint8Array): Font {
  const tables = readTables(bytes);
  const numberOf = readCharacterMap(tables("cmap"));
  const glyphs = readGlyphs(tables);
  const kerning = readKerning(tables("kern"));
  const known = new Map<string, NumberedGlyph>();

  /** The glyph of a character, read once: changing numbers reuse the same few glyphs in every frame. */
  function glyphOf(character: string): NumberedGlyph {
    const glyph = known.get(character) ?? read(character);
    known.set(character, glyph);
    return glyph;
  }
  function read(character: string): NumberedGlyph {
    if (RIGHT_TO_LEFT.test(character)) throw rightToLeft(character);
    const number = numberOf(character.codePointAt(0) as number);
    if (number === 0) throw missingGlyph(character);
    return { number, advance: glyphs.advance(number), box: glyphs.box(number), path: glyphs.path(number) };
  }

  return {
    unitsPerEm: tables("head").getUint16(18),
    glyphOf,
    kerning: (left, right) => kerning(glyphOf(left).number, glyphOf(right).number),
  };
}

function missingGlyph(character: string): UsageError {
  const code = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
  return new UsageError(
    `The font DejaVu Sans has no glyph for ${JSON.stringify(character)} (U+${code}).`,
    "Leave this character out of the text.",
  );
}

function rightToLeft(character: string): UsageError {
  return new UsageError(
    `Right-to-left text is not supported: ${JSON.stringify(character)}.`,
    "Leave this character out of the text.",
  );
}
