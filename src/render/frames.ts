import { frameEndMs, frameStartMs, paste } from "../film/frame.js";
import { plan } from "../plan/plan.js";
import { dejaVuSans } from "../raster/fonts/dejavu-sans.js";
import type { PartialReel } from "../reel/reel.js";
import { composition, runsOf } from "./composition.js";
import { develop } from "./develop.js";

/** One frame of an animation as a whole picture. */
export interface RenderedFrame {
  /** From 0. */
  readonly index: number;
  /** How long it is shown, in milliseconds. */
  readonly durationMs: number;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Row by row, four bytes a pixel: red, green, blue, opacity. A copy: it is the caller's. */
  readonly pixels: Uint8ClampedArray;
}

/** Frames need no file: a format without limits of its own stands in. */
const ANY_OUTPUT = { out: "-", format: "apng", animated: undefined, poster: undefined, encoder: undefined } as const;

/**
 * The frames of a reel, in order, for an encoder of the caller's own. Its settings of files are ignored.
 *
 * @throws {UsageError} if the reel cannot be drawn, when the first frame is asked for.
 */
export async function* frames(
  reel: PartialReel = {},
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): AsyncGenerator<RenderedFrame, void, undefined> {
  signal?.throwIfAborted();
  const { colors: _colors, dither: _dither, sizeBudget: _budget, ...drawn } = reel;
  const planned = await plan({ ...drawn, ...ANY_OUTPUT });
  const { scene } = composition(planned, await runsOf(planned, signal), dejaVuSans());
  const { size, timeline, frames: developed } = develop(scene, { passes: 1, signal });
  const picture = new Uint8ClampedArray(4 * size.width * size.height);
  for await (const { index, patches } of developed()) {
    for (const patch of patches) paste(patch, picture, size);
    yield {
      index,
      durationMs: frameEndMs(timeline, index) - frameStartMs(timeline, index),
      ...size,
      pixels: picture.slice(),
    };
  }
}
