import type { DecodedFilm, DecodedImage } from "../formats/decoding/decoded-film.js";
import { intersect, type Rect, type Size, union, wholeOf } from "../math/geometry.js";
import { ROUNDING_MS } from "./moments.js";
import { difference } from "./picture.js";
import type { Times } from "./words.js";

/**
 * Compares the order of pictures in two films, however long each is shown.
 *
 * @returns Undefined if the pictures differ. `first` is the first picture that comes at another time, if any does.
 */
export async function sameOrder(
  expected: DecodedFilm,
  actual: DecodedFilm,
  tolerance: number,
): Promise<{ readonly first: Times | undefined } | undefined> {
  const [a, b] = [distinct(expected), distinct(actual)];
  let first: Times | undefined;
  try {
    for (;;) {
      const [one, other] = [await a.next(), await b.next()];
      if (one.done !== other.done) return undefined;
      if (one.done || other.done) return { first };
      const within = union(one.value.changed, other.value.changed);
      if (difference(one.value.rgba, other.value.rgba, expected.size, tolerance, within).pixels > 0) return undefined;
      const [expectedMs, actualMs] = [one.value.startMs, other.value.startMs];
      if (Math.abs(expectedMs - actualMs) > ROUNDING_MS) first ??= { expectedMs, actualMs };
    }
  } finally {
    await a.return(undefined);
    await b.return(undefined);
  }
}

/** The images of a film, without those that equal the one before. */
async function* distinct({ size, images }: DecodedFilm): AsyncGenerator<DecodedImage> {
  const before = new Uint8ClampedArray(4 * size.width * size.height);
  let isFirst = true;
  for await (const image of images()) {
    if (!isFirst && difference(image.rgba, before, size, 0, image.changed).largest === 0) continue;
    copyPixels(image.rgba, before, size, image.changed);
    yield { ...image, changed: isFirst ? wholeOf(size) : image.changed };
    isFirst = false;
  }
}

function copyPixels(from: Uint8ClampedArray, to: Uint8ClampedArray, size: Size, rect: Rect): void {
  const { x, y, width, height } = intersect(rect, wholeOf(size));
  for (let row = y; row < y + height; row++) {
    const at = 4 * (row * size.width + x);
    to.set(from.subarray(at, at + 4 * width), at);
  }
}
