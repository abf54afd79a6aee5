import type { Rect } from "../../math/geometry.js";
import { type Change, KEPT, type Screen } from "../colors/screen.js";
import { BLENDS } from "../png/encode/chunks.js";
import type { Coloring } from "../png/encode/coloring.js";
import { compressedBytes } from "../png/encode/compression.js";
import { scanlinesOf } from "../png/encode/scanlines.js";

/** An image of an animation: rectangle, compressed scanlines, blending. */
export interface SubImage {
  readonly rect: Rect;
  readonly data: Uint8Array;
  readonly blend: number;
}

/**
 * The opaque form is tried if it covers at most this many times the given pixels. Beyond that, repeating unchanged
 * pixels costs more than it could save.
 */
const MOST_SPREAD = 4;

/**
 * The image of a change, with unchanged pixels opaque or transparent, whichever is shorter. Its rows are not filtered,
 * because their differences are a quarter longer. `change` is read before the promise is returned.
 */
export async function subImage({ rect, runs, givenPixels, opaque }: Change, coloring: Coloring): Promise<SubImage> {
  const isWhole = !runs.indices.includes(KEPT);
  if (isWhole || !coloring.canKeep) {
    const data = await compressedBytes(
      scanlinesOf({ rect, runs: isWhole ? runs : opaque() }, coloring).filteredBytes("none"),
    );
    return { rect, data, blend: BLENDS.source };
  }
  const isDense = rect.width * rect.height <= MOST_SPREAD * givenPixels;
  const [translucent, plain] = await Promise.all([
    compressedBytes(scanlinesOf({ rect, runs }, coloring).filteredBytes("none")),
    isDense ? compressedBytes(scanlinesOf({ rect, runs: opaque() }, coloring).filteredBytes("none")) : undefined,
  ]);
  return plain && plain.length <= translucent.length
    ? { rect, data: plain, blend: BLENDS.source }
    : { rect, data: translucent, blend: BLENDS.over };
}

/** One pixel as the screen shows it already: the image only adds a delay. */
export function unchangedPixel({ x, y }: Rect, screen: Screen, coloring: Coloring): Promise<SubImage> {
  const value = coloring.canKeep ? KEPT : (screen.valueAt(x, y) as number);
  const runs = { indices: [value], ends: [1] };
  return subImage({ rect: { x, y, width: 1, height: 1 }, runs, givenPixels: 0, opaque: () => runs }, coloring);
}
