import { wordsOf } from "../film/frame.js";
import type { DecodedFilm } from "../formats/decoding/decoded-film.js";
import { UnreadableError } from "../formats/decoding/failures.js";
import { intersect, wholeOf } from "../math/geometry.js";
import { type Moment, moments } from "./moments.js";
import { offBy, type Picture } from "./picture.js";

/** What two films show at a moment. */
export interface Sight {
  readonly startMs: number;
  readonly expected: Picture;
  readonly actual: Picture;
}

/**
 * The first moment at which the most pixels of two films of one size are off by more than the tolerance. Of each only what
 * changed is looked at. Where the actual film turns out to be damaged, what comes before counts.
 *
 * @returns Nothing where no pixel is.
 */
export async function worstMoment(
  expected: DecodedFilm,
  actual: DecodedFilm,
  tolerance: number,
): Promise<Sight | undefined> {
  const { width, height } = expected.size;
  const isOff = new Uint8Array(width * height);
  let [pixels, most] = [0, 0];
  let worst: Sight | undefined;
  try {
    for await (const moment of moments(expected, actual)) {
      pixels += recounted(isOff, moment, tolerance, width, height);
      if (pixels <= most) continue;
      most = pixels;
      worst = kept(moment, { width, height }, worst);
    }
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
  }
  return worst;
}

/** How many pixels more are off than before. */
function recounted(isOff: Uint8Array, moment: Moment, tolerance: number, width: number, height: number): number {
  const [wanted, got] = [wordsOf(moment.expected.rgba), wordsOf(moment.actual.rgba)];
  const within = intersect(moment.changed, wholeOf({ width, height }));
  let more = 0;
  for (let y = within.y; y < within.y + within.height; y++) {
    for (let x = within.x, at = y * width + x; x < within.x + within.width; x++, at++) {
      const is = offBy(wanted[at] as number, got[at] as number) > tolerance ? 1 : 0;
      more += is - (isOff[at] as number);
      isOff[at] = is;
    }
  }
  return more;
}

/** A moment's pictures, in the memory of those before: a film may be worse with every frame. */
function kept({ startMs, expected, actual }: Moment, size: Omit<Picture, "rgba">, before: Sight | undefined): Sight {
  if (!before) {
    const copy = (rgba: Uint8ClampedArray): Picture => ({ ...size, rgba: rgba.slice() });
    return { startMs, expected: copy(expected.rgba), actual: copy(actual.rgba) };
  }
  before.expected.rgba.set(expected.rgba);
  before.actual.rgba.set(actual.rgba);
  return { ...before, startMs };
}
