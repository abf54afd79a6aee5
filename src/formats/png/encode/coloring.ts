import type { Patch } from "../../../film/frame.js";
import type { Size } from "../../../math/geometry.js";
import { type Color, type ColorCounts, colorOf } from "../../colors/color-counts.js";
import { Palette } from "../../colors/palette.js";
import { quantize } from "../../colors/quantize.js";
import { type IndexedPatch, KEPT, Screen } from "../../colors/screen.js";
import type { EncodedFacts, EncodeOptions } from "../../encoder.js";
import { COLOR_TYPES, firstIndexIsTransparent, paletteChunk } from "./chunks.js";

const MOST_INDICES = 256;
const OPAQUE = 0xff000000;
const BLACK = 0;

/** How a file stores its pixels. Their values are indices of a palette, or colors. */
export interface Coloring {
  readonly colorType: number;
  readonly bytesPerPixel: number;
  /** The palette, and what of it is transparent; nothing where pixels have colors of their own. */
  readonly chunks: readonly Uint8Array[];
  /** Whether a pixel can say that it is `KEPT`. */
  readonly canKeep: boolean;
  readonly facts: Pick<EncodedFacts, "colors" | "exact">;
  valuesOf(patch: Patch): IndexedPatch;
  /** The bytes of a pixel as one number, the first the lowest. */
  bytesOf(value: number): number;
  /** A screen of such values. */
  screen(size: Size): Screen;
}

/**
 * Indices where a palette has all colors or the user asks for fewer, else every color as it is.
 *
 * @param isLayered Whether images lie over one another, and pixels should be able to stay as they were.
 */
export function coloringFor(
  counts: ColorCounts,
  flatColors: readonly string[],
  { colors, dither }: EncodeOptions,
  isLayered: boolean,
): Coloring {
  if (colors === MOST_INDICES && counts.colors.length > MOST_INDICES) return trueColors(counts, isLayered);
  return indexed(new Palette(quantize(counts, flatColors.map(colorOf), colors), counts, dither), isLayered);
}

/** A palette whose first index is what stays as it was, if there is room for one. */
function indexed(palette: Palette, isLayered: boolean): Coloring {
  const { colors, exact } = palette;
  const canKeep = isLayered && colors.length < MOST_INDICES;
  return {
    colorType: COLOR_TYPES.indexed,
    bytesPerPixel: 1,
    chunks: canKeep ? [paletteChunk([BLACK, ...colors]), firstIndexIsTransparent()] : [paletteChunk(colors)],
    canKeep,
    facts: { colors: colors.length, exact },
    valuesOf: (patch) => palette.map(patch),
    bytesOf: canKeep ? (index) => (index === KEPT ? 0 : index + 1) : (index) => index,
    screen: (size) => new Screen(size),
  };
}

/**
 * RGB; with alpha where pixels may stay as they were. One transparent color would need no fourth byte, but Pillow
 * 9.4 paints it; and where changes lie far apart, alpha is shorter: what stays is zero, as are the filters between rows.
 */
function trueColors(counts: ColorCounts, isLayered: boolean): Coloring {
  const known = new WeakMap<Patch, IndexedPatch>();
  return {
    colorType: isLayered ? COLOR_TYPES.rgba : COLOR_TYPES.rgb,
    bytesPerPixel: isLayered ? 4 : 3,
    chunks: [],
    canKeep: isLayered,
    facts: { exact: true },
    valuesOf(patch) {
      const values = known.get(patch) ?? colorsIn(patch, counts);
      known.set(patch, values);
      return values;
    },
    bytesOf: isLayered ? (color) => (color === KEPT ? 0 : color | OPAQUE) : (color) => color,
    screen: (size) => new Screen(size, Int32Array),
  };
}

function colorsIn(patch: Patch, counts: ColorCounts): IndexedPatch {
  const { indices, ends } = counts.placesIn(patch);
  return { rect: patch.rect, runs: { indices: indices.map((place) => counts.colors[place] as Color), ends } };
}
