import type { Rect } from "../../math/geometry.js";
import { type Change, KEPT } from "../colors/screen.js";
import { BLENDS } from "../png/encode/chunks.js";
import type { Coloring } from "../png/encode/coloring.js";
import { compressed } from "../png/encode/compression.js";
import { scanlinesOf } from "../png/encode/scanlines.js";

/** A rectangle of an animation: where it lies, its compressed scanlines, and how they meet what is beneath. */
export interface SubImage {
  readonly rect: Rect;
  readonly data: Uint8Array;
  readonly blend: number;
}

/**
 * The opaque form is tried where it covers no more than so many times the pixels that were given:
 * beyond, repeating what lies between costs more than it could save.
 */
const MOST_SPREAD = 4;

/**
 * What a rectangle shows next, as it is or letting through what did not change: whichever is shorter.
 * Changes are left unfiltered: differences of rows are a quarter longer. It reads `change` before it returns its promise.
 */
export async function subImage({ rect, runs, givenPixels, opaque }: Change, coloring: Coloring): Promise<SubImage> {
  const isWhole = !runs.indices.includes(KEPT);
  if (isWhole || !coloring.canKeep) {
    const data = await compressed(scanlinesOf({ rect, runs: isWhole ? runs : opaque() }, coloring).filtered("none"));
    return { rect, data, blend: BLENDS.source };
  }
  const isDense = rect.width * rect.height <= MOST_SPREAD * givenPixels;
  const [veiled, plain] = await Promise.all([
    compressed(scanlinesOf({ rect, runs }, coloring).filtered("none")),
    isDense ? compressed(scanlinesOf({ rect, runs: opaque() }, coloring).filtered("none")) : undefined,
  ]);
  return plain && plain.length <= veiled.length
    ? { rect, data: plain, blend: BLENDS.source }
    : { rect, data: veiled, blend: BLENDS.over };
}

/** One pixel as it was: it only takes time. `change` is what came before it. */
export function pixelThatStays({ rect, opaque }: Change, coloring: Coloring): Promise<SubImage> {
  const value = coloring.canKeep ? KEPT : (opaque().indices[0] as number);
  const runs = { indices: [value], ends: [1] };
  return subImage({ rect: { ...rect, width: 1, height: 1 }, runs, givenPixels: 0, opaque: () => runs }, coloring);
}
