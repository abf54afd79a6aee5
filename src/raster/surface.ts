import { freemem } from "node:os";
import { type CanvasRenderingContext2D, createCanvas, createImageData } from "canvas";
import { UsageError } from "../errors.js";
import type { Patch } from "../film/frame.js";
import { isEmpty, LONGEST_SIDE_PX, type Rect, type Size } from "../math/geometry.js";
import type { Mark } from "../scene/scene.js";
import { message, setting } from "../text/message.js";

/** Memory for a picture, its first pixels, its backdrop, its palette indices, and intermediate buffers. */
const BYTES_PER_PIXEL = 16;

/** An opaque picture in memory for painting marks. */
export class Surface {
  readonly #context: CanvasRenderingContext2D;

  /** @throws {UsageError} if a side is longer than 32,767 px, or the picture needs more memory than is free. */
  constructor({ width, height }: Size) {
    const picture = `A picture of ${width}×${height}`;
    if (Math.max(width, height) > LONGEST_SIDE_PX) {
      throw tooLarge(`${picture} cannot be drawn: the limit for a side is ${LONGEST_SIDE_PX} px.`);
    }
    // Checked now, because running out of memory later cannot be caught.
    const [needed, free] = [width * height * BYTES_PER_PIXEL, freemem()];
    if (needed > free) {
      throw tooLarge(`${picture} needs about ${inGigabytes(needed)} of memory; ${inGigabytes(free)} is free.`);
    }
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

function inGigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

function tooLarge(text: string): UsageError {
  return new UsageError(text, message`Choose a smaller ${setting("width")} or ${setting("height")}.`, {
    settings: [["width"], ["height"]],
  });
}
