import type { Box } from "../../math/geometry.js";
import type { Font, Glyph, PathSegment } from "../../scene/lettering/typeface.js";

/** Some characters of a font, as plain data. */
export interface PackedFont {
  readonly unitsPerEm: number;
  readonly glyphs: Readonly<Record<string, PackedGlyph>>;
  /** By pairs of characters; only those that are not 0. */
  readonly kerning: Readonly<Record<string, number>>;
}

/** Width, outline in the syntax of SVG paths, and the box of the ink: left, top, right, bottom. */
type PackedGlyph = readonly [advance: number, path: string, box?: readonly [number, number, number, number]];

/** Characters of numbers, always included: numbers change from frame to frame. */
const OF_NUMBERS = "0123456789.−e";
const BLANK: Glyph = { advance: 0, box: undefined, path: [] };

/** A font that records the requested characters. */
export function watchedFont(font: Font): { readonly font: Font; packed(): PackedFont } {
  const asked = new Set(OF_NUMBERS);
  return {
    font: {
      ...font,
      glyphOf(character) {
        asked.add(character);
        return font.glyphOf(character);
      },
    },
    packed() {
      const characters = [...asked];
      const pairs = characters.flatMap((left) => characters.map((right) => [left, right] as const));
      return {
        unitsPerEm: font.unitsPerEm,
        glyphs: Object.fromEntries(characters.map((character) => [character, packedGlyph(font.glyphOf(character))])),
        kerning: Object.fromEntries(
          pairs.flatMap(([left, right]) => {
            const kern = font.kerning(left, right);
            return kern === 0 ? [] : [[left + right, kern]];
          }),
        ),
      };
    },
  };
}

/** The inverse of `packed`. Characters that are not included are blank. */
export function fontOf({ unitsPerEm, glyphs, kerning }: PackedFont): Font {
  const known = new Map(Object.entries(glyphs).map(([character, glyph]) => [character, glyphOf(glyph)]));
  return {
    unitsPerEm,
    glyphOf: (character) => known.get(character) ?? BLANK,
    kerning: (left, right) => kerning[left + right] ?? 0,
  };
}

function packedGlyph({ advance, box, path }: Glyph): PackedGlyph {
  const outline = path.map(([kind, ...numbers]) => `${kind}${numbers.join(" ")}`).join("");
  return box ? [advance, outline, [box.left, box.top, box.right, box.bottom]] : [advance, outline];
}

function glyphOf([advance, path, box]: PackedGlyph): Glyph {
  const [left = 0, top = 0, right = 0, bottom = 0] = box ?? [];
  const segments = path.match(/[A-Z][^A-Z]*/g) ?? [];
  return {
    advance,
    box: box && ({ left, top, right, bottom } satisfies Box),
    path: segments.map((segment) => {
      const numbers = segment.slice(1);
      return [segment.charAt(0), ...(numbers === "" ? [] : numbers.split(" ").map(Number))] as unknown as PathSegment;
    }),
  };
}
