import type { Size } from "../../../math/geometry.js";
import { comment, imageData, imageEnd, imageHeader, SIGNATURE } from "./chunks.js";
import type { Coloring } from "./coloring.js";

/** A whole PNG of one picture, from its compressed scanlines. */
export function still(size: Size, { colorType, chunks }: Coloring, text: string, data: Uint8Array): Buffer {
  return Buffer.concat([
    SIGNATURE,
    imageHeader(size, colorType),
    ...chunks,
    comment(text),
    imageData(data),
    imageEnd(),
  ]);
}
