import type { Size } from "../../math/geometry.js";
import { UnreadableError } from "./failures.js";

/** No reel is larger, so no file that is larger can be one's. */
const MOST_PIXELS = 2 ** 28;

/** @throws {UnreadableError} if a picture of this size has no pixels, or more than any reel's. */
export function checkedSize(width: number, height: number): Size {
  if (width > 0 && height > 0 && width * height <= MOST_PIXELS) return { width, height };
  throw new UnreadableError(`Its size of ${width}×${height} is none that a picture could have.`);
}
