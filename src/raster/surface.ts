import { freemem } from "node:os";
import { type CanvasRenderingContext2D, createCanvas, createImageData } from "canvas";
import { UsageError } from "../errors.js";
import type { Patch } from "../film/frame.js";
import { isEmpty, LONGEST_SIDE_PX, type Rect, type Size } from "../math/geometry.js";
import type { Mark } from "../scene/scene.js";

/** A picture, its first pixels, its backdrop's, its palette indices, and what lies between. */
const BYTES_PER_PIXEL = 16;

/** An opaque picture in memory that marks are painted on. */
export class Surface {
  readonly #context: CanvasRenderingContext2D;

  /** @throws {UsageError} if a side is longer than 32,767 px, or the picture takes more memory than is free. */
  constructor({ width, height }: Size) {
    if (Math.max(width, height) > LONGEST_SIDE_PX) {
      throw new UsageError(
        `A picture of ${width}×${height} cannot be drawn: no side may be longer than ${LONGEST_SIDE_PX} px.`,
        "Choose a smaller --width or --height.",
      );
    }
    checkMemory(width, height);
    this.#context = createCanvas(width, height).getContext("2d", { alpha: false });
  }

  /** Marks without a pixel in the picture are left out: cairo gives up for good on coordinates like 1e300. */
  paint(marks: readonly Mark[]): void {
    for (const mark of marks) if (!isEmpty(mark.bounds)) mark.paint(this.#context);
  }

  /** The pixels of a rectangle that is not empty, row by row: red, green, blue, 255. */
  read(rect: Rect): Uint8ClampedArray {
    return this.#context.getImageData(rect.x, rect.y, rect.width, rect.height).data;
  }

  /** Puts back what was read. */
  write(patches: readonly Patch[]): void {
    for (const { rect, pixels } of patches) {
      this.#context.putImageData(createImageData(pixels, rect.width, rect.height), rect.x, rect.y);
    }
  }
}

/** Found out here, since running out of memory later cannot be caught. */
function checkMemory(width: number, height: number): void {
  const needed = width * height * BYTES_PER_PIXEL;
  const free = freemem();
  if (needed <= free) return;
  const inGigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;
  throw new UsageError(
    `A picture of ${width}×${height} takes about ${inGigabytes(needed)} of memory; ${inGigabytes(free)} are free.`,
    "Choose a smaller --width or --height.",
  );
}
