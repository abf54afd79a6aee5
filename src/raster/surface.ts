import { type CanvasRenderingContext2D, createCanvas, createImageData } from "canvas";
import { UsageError } from "../errors.js";
import { isEmpty, type Rect, type Size } from "../geometry.js";
import type { Mark } from "../scene/scene.js";

/** cairo's limit for one side of a picture. */
const LONGEST_SIDE_PX = 32_767;

/** An opaque picture in memory that marks are painted on. */
export class Surface {
  readonly #context: CanvasRenderingContext2D;

  /** @throws {UsageError} if a side is longer than 32,767 px. */
  constructor({ width, height }: Size) {
    if (Math.max(width, height) > LONGEST_SIDE_PX) {
      throw new UsageError(
        `A picture of ${width}×${height} cannot be drawn: no side may be longer than ${LONGEST_SIDE_PX} px.`,
        "Choose a smaller --width or --height.",
      );
    }
    this.#context = createCanvas(width, height).getContext("2d", { alpha: false });
  }

  paint(marks: readonly Mark[]): void {
    for (const mark of marks) mark.paint(this.#context);
  }

  /** The pixels of a rectangle, row by row: red, green, blue, 255. */
  read(rect: Rect): Uint8ClampedArray {
    if (isEmpty(rect)) return new Uint8ClampedArray(0);
    return this.#context.getImageData(rect.x, rect.y, rect.width, rect.height).data;
  }

  /** Puts back pixels that were read from the same rectangle. */
  write(rect: Rect, pixels: Uint8ClampedArray): void {
    if (isEmpty(rect)) return;
    this.#context.putImageData(createImageData(pixels, rect.width, rect.height), rect.x, rect.y);
  }
}
