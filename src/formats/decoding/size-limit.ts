import type { Size } from "../../math/geometry.js";
import { UnreadableError } from "./failures.js";

/** No reel is larger, so no larger file can come from one. */
const MOST_PIXELS = 2 ** 28;

/** A valid size. @throws {UnreadableError} if a picture of this size has no pixels, or more than any reel's. */
export function checkedSize(width: number, height: number): Size {
  if (width > 0 && height > 0 && width * height <= MOST_PIXELS) return { width, height };
  throw new UnreadableError(`Its size of ${width}×${height} pixels is impossible or too large.`);
}
