/** Columns to both sides, and rows up, within which a distance has a short code. */
const [LEFT, RIGHT, UP] = [8, 7, 7] as const;
/** Number of short codes; any other code is the distance plus this. */
const SHORT_CODES = 120;
/** Greatest distance of a copy. */
export const FARTHEST: number = (1 << 20) - SHORT_CODES;

/** An offset in pixels to the left (negative: right) and in rows up. */
interface Neighbor {
  readonly left: number;
  readonly up: number;
}

/** Offsets of earlier pixels in a window around the current one, nearest first. */
const neighbors: readonly Neighbor[] = windowBefore().sort(
  (a, b) => squared(a) - squared(b) || Math.abs(a.left) - Math.abs(b.left) || b.left - a.left,
);

function windowBefore(): Neighbor[] {
  const all: Neighbor[] = [];
  for (let up = 0; up <= UP; up++) {
    for (let left = up === 0 ? 1 : -RIGHT; left <= LEFT; left++) all.push({ left, up });
  }
  return all;
}

function squared({ left, up }: Neighbor): number {
  return left * left + up * up;
}

/**
 * The codes of distances in pictures of one width. Distances to pixels nearby in the plane have short codes.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9649 section 3.6.2
 */
export class DistanceCodes {
  readonly #short = new Map<number, number>();

  constructor(width: number) {
    neighbors.forEach(({ left, up }, i) => {
      const distance = left + up * width;
      if (distance > 0 && !this.#short.has(distance)) this.#short.set(distance, i + 1);
    });
  }

  codeOf(distance: number): number {
    return this.#short.get(distance) ?? distance + SHORT_CODES;
  }
}
