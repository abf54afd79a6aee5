import { UsageError } from "../../errors.js";
import type { Font, Glyph } from "../../scene/lettering/typeface.js";
import { readGlyphs, type Tables } from "./glyphs.js";

/** Scripts that run from right to left, which need more than setting one glyph after the other. */
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Thaana}]/u;

const GROUPS_FORMAT = 12;

/** A character's number in the font, and its shape. */
interface NumberedGlyph extends Glyph {
  readonly number: number;
}

/**
 * A TrueType font: unhinted quadratic outlines, kerned by the font's own pairs. Only what DejaVu Sans contains is read.
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
    const refuse = (problem: string) => new UsageError(problem, "Leave this character out of the text.");
    const quoted = JSON.stringify(character);
    if (RIGHT_TO_LEFT.test(character)) throw refuse(`Right-to-left text is not supported: ${quoted}.`);
    const codePoint = character.codePointAt(0) as number;
    const number = numberOf(codePoint);
    if (number === 0) {
      const code = codePoint.toString(16).toUpperCase().padStart(4, "0");
      throw refuse(`The font DejaVu Sans has no glyph for ${quoted} (U+${code}).`);
    }
    return { number, advance: glyphs.advance(number), box: glyphs.box(number), path: glyphs.path(number) };
  }

  return {
    unitsPerEm: tables("head").getUint16(18),
    glyphOf,
    kerning: (left, right) => kerning(glyphOf(left).number, glyphOf(right).number),
  };
}

/** Reads the table directory of a TrueType file. */
function readTables(bytes: Uint8Array): Tables {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, DataView>();
  const count = file.getUint16(4);
  for (let i = 0; i < count; i++) {
    const entry = 12 + 16 * i;
    const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    tables.set(
      tag,
      new DataView(bytes.buffer, bytes.byteOffset + file.getUint32(entry + 8), file.getUint32(entry + 12)),
    );
  }
  return (tag) => {
    const table = tables.get(tag);
    if (!table) throw new Error(`The font has no table "${tag}".`);
    return table;
  };
}

/**
 * Maps a code point to its glyph, 0 if the font has none, by the subtable for all of Unicode. Its groups are
 * consecutive characters with consecutive glyphs.
 */
function readCharacterMap(cmap: DataView): (codePoint: number) => number {
  const offset = Array.from({ length: cmap.getUint16(2) }, (_, i) => cmap.getUint32(4 + 8 * i + 4)).find(
    (subtable) => cmap.getUint16(subtable) === GROUPS_FORMAT,
  );
  if (offset === undefined) throw new Error(`The font has no character map in format ${GROUPS_FORMAT}.`);
  const count = cmap.getUint32(offset + 12);
  return (codePoint) => {
    for (let i = 0; i < count; i++) {
      const group = offset + 16 + 12 * i;
      const first = cmap.getUint32(group);
      if (codePoint >= first && codePoint <= cmap.getUint32(group + 4)) {
        return cmap.getUint32(group + 8) + codePoint - first;
      }
    }
    return 0;
  };
}

/** Reads kerning: the change in distance of a pair of glyphs, in font units (negative is closer); 0 for most pairs. */
function readKerning(kern: DataView): (left: number, right: number) => number {
  const count = kern.getUint16(10);
  const pairs = 18;
  const keyAt = (i: number) => kern.getUint32(pairs + 6 * i);
  return (left, right) => {
    const wanted = left * 0x10000 + right;
    let low = 0;
    let high = count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const key = keyAt(middle);
      if (key === wanted) return kern.getInt16(pairs + 6 * middle + 4);
      if (key < wanted) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  };
}
