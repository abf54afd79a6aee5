import type { Patch } from "../../../film/frame.js";
import type { Size } from "../../../math/geometry.js";
import type { Color, ColorCounts } from "../../colors/color-counts.js";
import { Palette } from "../../colors/palette.js";
import { type IndexedPatch, KEPT, Screen } from "../../colors/screen.js";
import type { EncodedFacts, EncodeOptions } from "../../encoder.js";
import { COLOR_TYPES, firstIndexIsTransparent, paletteChunk } from "./chunks.js";

const MOST_INDICES = 256;
const OPAQUE = 0xff000000;
const BLACK = 0;

/** The pixel encoding of a file. Values of pixels are palette indices or colors. */
export interface Coloring {
  readonly colorType: number;
  readonly bytesPerPixel: number;
  /** The palette and its transparency; empty without a palette. */
  readonly chunks: readonly Uint8Array[];
  /** True if a pixel can be `KEPT`. */
  readonly canKeep: boolean;
  readonly facts: Pick<EncodedFacts, "colors" | "exact">;
  valuesOf(patch: Patch): IndexedPatch;
  /** The bytes of a pixel as one number, first byte lowest. */
  bytesOf(value: number): number;
  /** A screen of these values. */
  screen(size: Size): Screen;
}

/**
 * Palette indices if a palette can hold all colors or fewer are requested, else all colors unchanged.
 *
 * @param isLayered True if images overlay each other, and pixels may be `KEPT`.
 */
export function coloringFor(
  counts: ColorCounts,
  flatColors: readonly string[],
  { colors, dither }: EncodeOptions,
  isLayered: boolean,
): Coloring {
  if (colors === MOST_INDICES && counts.colors.length > MOST_INDICES) return trueColoring(counts, isLayered);
  return paletteColoring(new Palette(counts, flatColors, colors, dither), isLayered);
}

/** A palette whose first index means `KEPT`, if there is room for it. */
function paletteColoring(palette: Palette, isLayered: boolean): Coloring {
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
 * RGB, with alpha if pixels may be `KEPT`. One transparent color would need no fourth byte, but Pillow 9.4 paints it;
 * and if changes lie far apart, alpha is shorter, because kept pixels are zero like the filter bytes between rows.
 */
function trueColoring(counts: ColorCounts, isLayered: boolean): Coloring {
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
