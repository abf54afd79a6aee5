import type { Rect, Size } from "../math/geometry.js";

/** A rectangle of a picture. */
export interface Patch {
  readonly rect: Rect;
  /** Row by row, four bytes each: red, green, blue, 255. */
  readonly pixels: Uint8ClampedArray;
}

/** What rasterizing gives: the pixels that changed since the frame before. */
export interface Frame {
  readonly index: number;
  /**
   * The damage: disjoint, and each as small as the change in it. Outside them the frame equals the one
   * before. One for the whole picture of frame 0; none for no change.
   */
  readonly patches: readonly Patch[];
}

/**
 * A patch's pixels as one number each: red in the lowest byte, then green and blue, on a
 * little-endian machine, which every platform of node-canvas is. Signed, because V8 keeps numbers
 * from 2³¹ on as doubles.
 */
export function wordsOf(pixels: Uint8ClampedArray): Int32Array {
  return new Int32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4);
}

/** Puts a patch into a whole picture of four bytes a pixel. */
export function paste({ rect, pixels }: Patch, picture: Uint8ClampedArray, { width }: Size): void {
  const bytesPerRow = 4 * rect.width;
  for (let row = 0; row < rect.height; row++) {
    const at = 4 * ((rect.y + row) * width + rect.x);
    picture.set(pixels.subarray(row * bytesPerRow, (row + 1) * bytesPerRow), at);
  }
}

/** When each frame is shown. */
export interface Timeline {
  readonly frameCount: number;
  /** How long a frame stays, in milliseconds. */
  readonly frameMs: number;
  /** How much longer the first frame stays, in milliseconds. */
  readonly introMs: number;
  /** How much longer the last frame stays, in milliseconds. */
  readonly holdMs: number;
  /** How many times the animation plays; 0 is forever. */
  readonly plays: number;
}

/** When a frame ends, in milliseconds from the start of the animation. */
export function frameEndMs({ frameCount, frameMs, introMs, holdMs }: Timeline, frame: number): number {
  return introMs + (frame + 1) * frameMs + (frame === frameCount - 1 ? holdMs : 0);
}

/** When a frame begins, in milliseconds. */
export function frameStartMs(timeline: Timeline, frame: number): number {
  return frame === 0 ? 0 : frameEndMs(timeline, frame - 1);
}

/**
 * When a frame begins, in a format's unit of time; the frame after the last begins when the film ends. Times are
 * rounded, not lengths, so that error never accumulates: at 30 fps, frames last 3, 4, 3, 3, 4, 3, … units of 10 ms.
 */
export function frameStart(timeline: Timeline, frame: number, unitMs: number): number {
  // 1000/fps is rarely a whole number: what is a half in decimals must not fall to either side.
  return Math.round(Number((frameStartMs(timeline, frame) / unitMs).toFixed(6)));
}

/** An animation as an encoder sees it. */
export interface Film {
  readonly size: Size;
  readonly timeline: Timeline;
  /** Colors that fill areas, as `#rrggbb`: the last ones to give up when there are too many. */
  readonly flatColors: readonly string[];
  /** All frames from the first on. Every call starts anew and ends the pass before it. */
  frames(): AsyncIterable<Frame>;
}
