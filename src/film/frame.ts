import type { Rect, Size } from "../math/geometry.js";

/** A rectangle of a picture. */
export interface Patch {
  readonly rect: Rect;
  /** Row by row, four bytes each: red, green, blue, 255. */
  readonly pixels: Uint8ClampedArray;
}

/** A rasterized frame: the pixels that changed since the frame before. */
export interface Frame {
  readonly index: number;
  /**
   * The damage: disjoint patches, each as small as the change in it. Outside them the frame equals the one before.
   * Frame 0 has one patch, the whole picture; an unchanged frame has none.
   */
  readonly patches: readonly Patch[];
}

/**
 * A patch's pixels as one number each: red in the lowest byte, then green and blue, on a little-endian machine, as
 * every platform of node-canvas is. Signed, because V8 stores numbers from 2³¹ on as doubles.
 */
export function wordsOf(pixels: Uint8ClampedArray): Int32Array {
  return new Int32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4);
}

/** Copies a patch into a whole picture of four bytes a pixel. */
export function paste({ rect, pixels }: Patch, picture: Uint8ClampedArray, { width }: Size): void {
  const bytesPerRow = 4 * rect.width;
  for (let row = 0; row < rect.height; row++) {
    const at = 4 * ((rect.y + row) * width + rect.x);
    picture.set(pixels.subarray(row * bytesPerRow, (row + 1) * bytesPerRow), at);
  }
}

/** The times of all frames. */
export interface Timeline {
  readonly frameCount: number;
  /** Duration of a frame, in milliseconds. */
  readonly frameMs: number;
  /** Extra duration of the first frame, in milliseconds. */
  readonly introMs: number;
  /** Extra duration of the last frame, in milliseconds. */
  readonly holdMs: number;
  /** Number of times the animation plays; 0 is forever. */
  readonly plays: number;
}

/** The end of a frame, in milliseconds from the start of the animation. */
export function frameEndMs({ frameCount, frameMs, introMs, holdMs }: Timeline, frame: number): number {
  return introMs + (frame + 1) * frameMs + (frame === frameCount - 1 ? holdMs : 0);
}

/** The start of a frame, in milliseconds from the start of the animation. */
export function frameStartMs(timeline: Timeline, frame: number): number {
  return frame === 0 ? 0 : frameEndMs(timeline, frame - 1);
}

/**
 * The start of a frame in a format's unit of time; the frame after the last starts when the film ends. Starts are
 * rounded, not durations, so error never accumulates: at 30 fps, frames last 3, 4, 3, 3, 4, 3, … units of 10 ms.
 */
export function frameStart(timeline: Timeline, frame: number, unitMs: number): number {
  // 1000/fps is rarely whole: round binary noise away first, so that exact halves always round up.
  return Math.round(Number((frameStartMs(timeline, frame) / unitMs).toFixed(6)));
}

/** An animation as an encoder sees it. */
export interface Film {
  readonly size: Size;
  readonly timeline: Timeline;
  /** Colors that fill areas, as `#rrggbb`: a full palette keeps them longest. */
  readonly flatColors: readonly string[];
  /** All frames from the first on. Each call starts a new pass and ends the one before. */
  frames(): AsyncIterable<Frame>;
}
