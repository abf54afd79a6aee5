import type { DecodedFilm, DecodedImage } from "../formats/decoding/decoded-film.js";
import { UnreadableError } from "../formats/decoding/failures.js";
import { EMPTY_RECT, type Rect, union } from "../math/geometry.js";

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
