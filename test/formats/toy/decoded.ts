import type { DecodedFilm, DecodedImage } from "../../../src/formats/decoding/decoded-film.js";
import { UnreadableError } from "../../../src/formats/decoding/failures.js";
import { wholeOf } from "../../../src/math/geometry.js";

/** Reads what the toy encoder wrote. */
export function decodeToy(bytes: Uint8Array, end: string): DecodedFilm {
  const file = Buffer.from(bytes);
  if (!file.toString("latin1").endsWith(end)) throw new UnreadableError("It is cut off.");
  const [width, height, frames] = [0, 4, 8].map((at) => file.readUInt32LE(at)) as [number, number, number];
  const size = { width, height };
  const pictureBytes = 4 * width * height;
  async function* images(): AsyncGenerator<DecodedImage> {
    for (let i = 0, at = 12, startMs = 0; i < frames; i++, at += 4 + pictureBytes) {
      const endMs = file.readUInt32LE(at);
      const rgba = Uint8ClampedArray.from(file.subarray(at + 4, at + 4 + pictureBytes));
      yield { rgba, startMs, endMs, changed: wholeOf(size) };
      startMs = endMs;
    }
  }
  return { size, plays: 0, images };
}
