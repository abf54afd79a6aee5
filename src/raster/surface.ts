import { freemem } from "node:os";
import { type CanvasRenderingContext2D, createCanvas, createImageData } from "canvas";
import { UsageError } from "../errors.js";
import type { Patch } from "../film/frame.js";
import { isEmpty, LONGEST_SIDE_PX, type Rect, type Size } from "../math/geometry.js";
import type { Mark } from "../scene/scene.js";
import { message, setting } from "../text/message.js";

/** Memory for a picture, its first pixels, its backdrop, its palette indices, and intermediate buffers. */
const BYTES_PER_PIXEL = 16;

const SMALLER = message`Choose a smaller ${setting("width")} or ${setting("height")}.`;
const ABOUT_SIZE = { settings: [["width"], ["height"]] };

/** An opaque picture in memory for painting marks. */
export class Surface {
  readonly #context: CanvasRenderingContext2D;

  /** @throws {UsageError} if a side is longer than 32,767 px, or the picture needs more memory than is free. */
  constructor({ width, height }: Size) {
    if (Math.max(width, height) > LONGEST_SIDE_PX) {
      throw new UsageError(
        `A picture of ${width}×${height} cannot be drawn: the limit for a side is ${LONGEST_SIDE_PX} px.`,
        SMALLER,
        ABOUT_SIZE,
      );
    }
    checkMemory(width, height);
    this.#context = createCanvas(width, height).getContext("2d", { alpha: false });
  }

  /** Paints marks. Marks with empty bounds are skipped: after coordinates like 1e300, cairo paints nothing more. */
  paint(marks: readonly Mark[]): void {
    for (const mark of marks) if (!isEmpty(mark.bounds)) mark.paint(this.#context);
  }

  /** The pixels of a non-empty rectangle, row by row: red, green, blue, 255. */
  read(rect: Rect): Uint8ClampedArray {
    return this.#context.getImageData(rect.x, rect.y, rect.width, rect.height).data;
  }

  /** Replaces the pixels of rectangles. */
  write(patches: readonly Patch[]): void {
    for (const { rect, pixels } of patches) {
      this.#context.putImageData(createImageData(pixels, rect.width, rect.height), rect.x, rect.y);
    }
  }
}

/** Checks now, because running out of memory later cannot be caught. */
function checkMemory(width: number, height: number): void {
  const needed = width * height * BYTES_PER_PIXEL;
  const free = freemem();
  if (needed <= free) return;
  const inGigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;
  throw new UsageError(
    `A picture of ${width}×${height} needs about ${inGigabytes(needed)} of memory; ${inGigabytes(free)} is free.`,
    SMALLER,
    ABOUT_SIZE,
  );
}
