import { UsageError } from "../../errors.js";
import type { PathSegment, Typeface } from "../../scene/typeface.js";
import { readCharacterMap } from "./character-map.js";
import { readGlyphs } from "./glyphs.js";
import { readKerning } from "./kerning.js";
import { readTables } from "./tables.js";

/** Scripts that run from right to left, which takes more than setting one glyph after the other. */
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Thaana}]/u;
const NO_INK = { left: 0, top: 0, right: 0, bottom: 0 };

/**
 * A TrueType font as a typeface: unhinted quadratic outlines, kerned by the font's own pairs.
 *
 * @param bytes A whole `.ttf` file.
 * @see https://learn.microsoft.com/typography/opentype/spec/
 */
export function trueTypeFace(bytes: Uint8Array): Typeface {
  const tables = readTables(bytes);
  const unitsPerEm = tables("head").getUint16(18);
  const glyphOf = readCharacterMap(tables("cmap"));
  const glyphs = readGlyphs(tables);
  const kerning = readKerning(tables("kern"));

  return {
    outline(text, sizePx) {
      const [runsLeft] = text.match(RIGHT_TO_LEFT) ?? [];
      if (runsLeft) throw rightToLeft(runsLeft);
      const scale = sizePx / unitsPerEm;
      const path: PathSegment[] = [];
      const ink = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
      let pen = 0;
      let previous: number | undefined;
      for (const character of text) {
        const glyph = glyphOf(character.codePointAt(0) as number);
        if (glyph === 0) throw missingGlyph(character);
        if (previous !== undefined) pen += kerning(previous, glyph);
        for (const segment of glyphs.path(glyph)) path.push(place(segment, pen, scale));
        const box = glyphs.box(glyph);
        if (box) {
          ink.left = Math.min(ink.left, (pen + box.left) * scale);
          ink.right = Math.max(ink.right, (pen + box.right) * scale);
          ink.top = Math.min(ink.top, -box.top * scale);
          ink.bottom = Math.max(ink.bottom, -box.bottom * scale);
        }
        pen += glyphs.advance(glyph);
        previous = glyph;
      }
      return { path, advancePx: pen * scale, ink: path.length > 0 ? ink : NO_INK };
    },
  };
}

/** From font units, y up, to pixels, y down. */
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

function missingGlyph(character: string): UsageError {
  const code = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
  return new UsageError(
    `The font DejaVu Sans has no glyph for ${JSON.stringify(character)} (U+${code}).`,
    "Leave this character out of the text.",
  );
}

function rightToLeft(character: string): UsageError {
  return new UsageError(
    `Text that runs from right to left cannot be set: ${JSON.stringify(character)}.`,
    "Leave it out of the text.",
  );
}
