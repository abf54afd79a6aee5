/** Pixels that must agree for an earlier place to be tried. */
const AGREEING = 3;
const HASH_BITS = 14;
/** Most earlier places tried, latest first. */
const PLACES = 24;
/** A copy of this length ends the search. */
const LONG_ENOUGH = 96;
/** Columns to both sides, and rows from the current one up, within which a distance has a short code. */
const [LEFT, RIGHT, ROWS] = [8, 7, 8] as const;

/** Offsets to the left (negative: right) and up of earlier pixels with short codes, nearest first. */
const NEIGHBORS = Array.from({ length: ROWS * (LEFT + 1 + RIGHT) }, (_, i) => ({
  left: LEFT - (i % (LEFT + 1 + RIGHT)),
  up: Math.floor(i / (LEFT + 1 + RIGHT)),
}))
  .filter(({ left, up }) => left > 0 || up > 0)
  .sort(
    (a, b) =>
      a.left ** 2 + a.up ** 2 - b.left ** 2 - b.up ** 2 || Math.abs(a.left) - Math.abs(b.left) || b.left - a.left,
  );
/** Greatest distance of a copy: codes that are not short are the distance plus the number of short ones. */
const FARTHEST = (1 << 20) - NEIGHBORS.length;

/** Possible copies by place in `stops`. */
export interface Matches {
  /** The distance codes of the pixels to the left and above. */
  readonly leftCode: number;
  readonly aboveCode: number;
  /** The end of the pixels that equal their left neighbors; at most the stop itself if there are none. */
  readonly leftEnds: Int32Array;
  /** The end of the pixels that equal those above. */
  readonly aboveEnds: Int32Array;
  /** The code of another distance at which more pixels agree; 0 if there is none. */
  readonly codes: Int32Array;
  /** The end of the pixels that agree at that distance. */
  readonly ends: Int32Array;
}

export function matchesIn(pixels: Int32Array, stops: Int32Array, width: number): Matches {
  const codeOf = distanceCodes(width);
  const earlier = new EarlierPlaces(pixels, stops);
  const leftEnds = new Int32Array(stops.length);
  const aboveEnds = new Int32Array(stops.length);
  const codes = new Int32Array(stops.length);
  const ends = new Int32Array(stops.length);
  let leftEnd = 0;
  let aboveEnd = 0;
  for (let place = 0; place < stops.length - 1; place++) {
    const at = stops[place] as number;
    if (at >= leftEnd && at > 0) leftEnd = agreementEnd(pixels, at - 1, at);
    if (at >= aboveEnd && at >= width) aboveEnd = agreementEnd(pixels, at - width, at);
    leftEnds[place] = leftEnd;
    aboveEnds[place] = aboveEnd;
    const end = Math.max(at, leftEnd, aboveEnd);
    const distance = end - at < LONG_ENOUGH ? earlier.longest(place, end) : 0;
    if (distance > 0) {
      codes[place] = codeOf(distance);
      ends[place] = agreementEnd(pixels, at - distance, at);
    }
    earlier.add(place);
  }
  return { leftCode: codeOf(1), aboveCode: codeOf(width), leftEnds, aboveEnds, codes, ends };
}

/**
 * The codes of distances in pictures of one width. Distances to pixels nearby in the plane have short codes.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9649 section 3.6.2
 */
function distanceCodes(width: number): (distance: number) => number {
  const short = new Map<number, number>();
  NEIGHBORS.forEach(({ left, up }, i) => {
    const distance = left + up * width;
    if (distance > 0 && !short.has(distance)) short.set(distance, i + 1);
  });
  return (distance) => short.get(distance) ?? distance + NEIGHBORS.length;
}

/** The end of the pixels from `at` on that equal those from `from` on. */
function agreementEnd(pixels: Int32Array, from: number, at: number): number {
  const total = pixels.length;
  let end = at;
  for (let earlier = from; end < total && pixels[earlier] === pixels[end]; earlier++) end++;
  return end;
}

/** Finds earlier places by the pixels that begin there. */
class EarlierPlaces {
  readonly #pixels: Int32Array;
  readonly #stops: Int32Array;
  readonly #latest = new Int32Array(1 << HASH_BITS).fill(-1);
  /** By place, the previous one with the same hash. */
  readonly #before: Int32Array;

  constructor(pixels: Int32Array, stops: Int32Array) {
    this.#pixels = pixels;
    this.#stops = stops;
    this.#before = new Int32Array(stops.length);
  }

  add(place: number): void {
    const hash = this.#hashAt(this.#stops[place] as number);
    this.#before[place] = this.#latest[hash] as number;
    this.#latest[hash] = place;
  }

  /** The distance of the longest copy that reaches beyond `end`; 0 if there is none. */
  longest(place: number, end: number): number {
    const pixels = this.#pixels;
    const at = this.#stops[place] as number;
    const farthest = at - FARTHEST;
    const most = Math.min(pixels.length, at + LONG_ENOUGH);
    let best = 0;
    let bestEnd = Math.max(end, at + AGREEING - 1);
    let candidate = this.#latest[this.#hashAt(at)] as number;
    for (let tries = PLACES; candidate >= 0 && tries > 0 && bestEnd < most; tries--) {
      const from = this.#stops[candidate] as number;
      if (from < farthest) break;
      if (pixels[from + bestEnd - at] === pixels[bestEnd]) {
        let length = 0;
        while (at + length < most && pixels[from + length] === pixels[at + length]) length++;
        if (at + length > bestEnd) {
          bestEnd = at + length;
          best = at - from;
        }
      }
      candidate = this.#before[candidate] as number;
    }
    return best;
  }

  #hashAt(at: number): number {
    const [a = 0, b = 0, c = 0] = [this.#pixels[at], this.#pixels[at + 1], this.#pixels[at + 2]];
    const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
    return mixed >>> (32 - HASH_BITS);
  }
}
