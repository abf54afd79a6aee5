import { wordsOf } from "../film/frame.js";
import type { DecodedFilm } from "../formats/decoding/decoded-film.js";
import { UnreadableError } from "../formats/decoding/failures.js";
import { intersect, type Size, wholeOf } from "../math/geometry.js";
import { type Moment, moments } from "./moments.js";
import { offBy, type Picture } from "./picture.js";

/** The pictures of two films at a moment. */
export interface Sight {
  readonly startMs: number;
  readonly expected: Picture;
  readonly actual: Picture;
}

/**
 * The first moment at which the most pixels of two films of one size are off by more than the tolerance; undefined if
 * none is. Only what changes is compared. A damaged actual film counts up to the damage.
 */
export async function worstMoment(
  expected: DecodedFilm,
  actual: DecodedFilm,
  tolerance: number,
): Promise<Sight | undefined> {
  const isOff = new Uint8Array(expected.size.width * expected.size.height);
  let [pixels, most] = [0, 0];
  let worst: Sight | undefined;
  try {
    for await (const moment of moments(expected, actual)) {
      pixels += updatedPixels(isOff, moment, tolerance, expected.size);
      if (pixels <= most) continue;
      most = pixels;
      worst = copiedSight(moment, expected.size, worst);
    }
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
  }
  return worst;
}

/** Updates which pixels are off. @returns How many more they are than before. */
function updatedPixels(isOff: Uint8Array, moment: Moment, tolerance: number, size: Size): number {
  const [wanted, got] = [wordsOf(moment.expected.rgba), wordsOf(moment.actual.rgba)];
  const within = intersect(moment.changed, wholeOf(size));
  let more = 0;
  for (let y = within.y; y < within.y + within.height; y++) {
    for (let x = within.x, at = y * size.width + x; x < within.x + within.width; x++, at++) {
      const is = offBy(wanted[at] as number, got[at] as number) > tolerance ? 1 : 0;
      more += is - (isOff[at] as number);
      isOff[at] = is;
    }
  }
  return more;
}

/** Copies a moment's pictures, into those of `before` if given: a film may get worse with every frame. */
function copiedSight({ startMs, expected, actual }: Moment, size: Size, before: Sight | undefined): Sight {
  if (!before) {
    const copy = (rgba: Uint8ClampedArray): Picture => ({ ...size, rgba: rgba.slice() });
    return { startMs, expected: copy(expected.rgba), actual: copy(actual.rgba) };
  }
  before.expected.rgba.set(expected.rgba);
  before.actual.rgba.set(actual.rgba);
  return { ...before, startMs };
}
