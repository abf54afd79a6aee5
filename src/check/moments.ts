import { wordsOf } from "../film/frame.js";
import type { DecodedFilm, DecodedImage } from "../formats/decoding/decoded-film.js";
import { UnreadableError } from "../formats/decoding/failures.js";
import { EMPTY_RECT, intersect, type Rect, type Size, union, wholeOf } from "../math/geometry.js";
import { difference, offBy, type Picture } from "./picture.js";
import type { Times } from "./words.js";

/** Formats, and programs that rewrite files, round times by at most this. */
export const ROUNDING_MS = 1;

/** A time at which two films show one picture each. */
export interface Moment {
  readonly startMs: number;
  readonly expected: DecodedImage;
  readonly actual: DecodedImage;
  /** The part that may have changed in either since the moment before; everything for the first. */
  readonly changed: Rect;
}

type Images = AsyncGenerator<DecodedImage>;

/** A playing film. */
interface Player {
  /** The current image; the last one stays at the end. */
  image: DecodedImage;
  /** True if the image was part of a moment. */
  wasSeen: boolean;
  isOver: boolean;
  readonly images: Images;
}

/**
 * Plays two films side by side. The one that ends first keeps showing its last image until the other one ends.
 * Moments no longer than the rounding of times are skipped, because one film may be slightly ahead of the other; but
 * every image is part of a moment.
 */
export async function* moments(expected: DecodedFilm, actual: DecodedFilm): AsyncGenerator<Moment> {
  const both: readonly [Images, Images] = [expected.images(), actual.images()];
  try {
    const players: readonly [Player, Player] = [await opened(both[0]), await opened(both[1])];
    const [a, b] = players;
    let changed = union(a.image.changed, b.image.changed);
    for (let startMs = 0; !a.isOver || !b.isOver; ) {
      const endMs = Math.min(endOf(a), endOf(b));
      const ending = players.filter((player) => !player.isOver && player.image.endMs <= endMs);
      if (endMs - startMs > ROUNDING_MS || ending.some(({ wasSeen }) => !wasSeen)) {
        yield { startMs, expected: a.image, actual: b.image, changed };
        changed = EMPTY_RECT;
        for (const player of players) player.wasSeen = true;
      }
      for (const player of ending) changed = union(changed, await next(player));
      startMs = endMs;
    }
  } finally {
    for (const images of both) await images.return(undefined);
  }
}

async function opened(images: Images): Promise<Player> {
  const { done, value } = await images.next();
  if (done) throw new UnreadableError("It has no picture.");
  return { image: value, wasSeen: false, isOver: false, images };
}

function endOf({ isOver, image }: Player): number {
  return isOver ? Infinity : image.endMs;
}

/** Shows the next image. @returns The part that it changes. */
async function next(player: Player): Promise<Rect> {
  const { done, value } = await player.images.next();
  if (done) {
    player.isOver = true;
    return EMPTY_RECT;
  }
  player.image = value;
  player.wasSeen = false;
  return value.changed;
}

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
  const { size } = expected;
  const isOff = new Uint8Array(size.width * size.height);
  let [pixels, most] = [0, 0];
  let worst: Sight | undefined;
  try {
    for await (const moment of moments(expected, actual)) {
      pixels += updatedPixels(isOff, moment, tolerance, size);
      if (pixels <= most) continue;
      most = pixels;
      worst = copiedSight(moment, size, worst);
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
export function copiedSight({ startMs, expected, actual }: Moment, size: Size, before?: Sight): Sight {
  const copy = ({ rgba }: DecodedImage): Picture => ({ ...size, rgba: rgba.slice() });
  if (!before) return { startMs, expected: copy(expected), actual: copy(actual) };
  before.expected.rgba.set(expected.rgba);
  before.actual.rgba.set(actual.rgba);
  return { ...before, startMs };
}
