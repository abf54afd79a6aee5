import { EMPTY_RECT, intersect, type Rect, type Size, union, wholeOf } from "../../math/geometry.js";
import { UnreadableError } from "./failures.js";

/** A decoded artifact: what a player shows. */
export interface DecodedFilm {
  readonly size: Size;
  /** Number of plays, 0 for forever; undefined if the format leaves it to the player. */
  readonly plays: number | undefined;
  /**
   * Whole pictures in order; every call starts at the first.
   *
   * @throws {UnreadableError} at the first damaged place.
   */
  images(): AsyncGenerator<DecodedImage>;
}

/** A picture of a film, valid until the next is requested. */
export interface DecodedImage {
  /** Row by row, four bytes each: red, green, blue, opacity. The next picture overwrites it. */
  readonly rgba: Uint8ClampedArray;
  /** Start of the picture, from the start of the film. */
  readonly startMs: number;
  /** End of the picture; Infinity for a still. */
  readonly endMs: number;
  /** Outside it the picture equals the one before; for the first picture it is the whole. */
  readonly changed: Rect;
}

/** A picture, or a part of one, as stored in a file. */
export interface SubImage {
  readonly rect: Rect;
  /** Row by row: red in the lowest byte, then green, blue and opacity. */
  readonly words: Int32Array;
  /** Replaces the pixels beneath, or is blended over them. */
  readonly blend: "source" | "over";
  /** The treatment of its rectangle after its time. */
  readonly disposal: "keep" | "clear" | "restore";
  readonly durationMs: number;
}

const OPAQUE = 255;
/** Browsers show a picture with no duration for this long. */
const UNTIMED_MS = 100;

/** A film of one picture, which has no end. @param decode Returns its words, as in `SubImage`. */
export function stillFilm(size: Size, decode: () => Int32Array | Promise<Int32Array>): DecodedFilm {
  async function* images(): AsyncGenerator<DecodedImage> {
    const { buffer, byteOffset, byteLength } = await decode();
    const rgba = new Uint8ClampedArray(buffer, byteOffset, byteLength);
    yield { rgba, startMs: 0, endMs: Infinity, changed: wholeOf(size) };
  }
  return { size, plays: 1, images };
}

/**
 * Draws images one after the other on a canvas that starts transparent.
 *
 * @throws {UnreadableError} if an image extends beyond the picture.
 */
export async function* composedImages(
  size: Size,
  images: Iterable<SubImage> | AsyncIterable<SubImage>,
): AsyncGenerator<DecodedImage> {
  const canvas = new Canvas(size);
  let startMs = 0;
  for await (const image of images) {
    const changed = canvas.show(image);
    const endMs = startMs + (image.durationMs || UNTIMED_MS);
    yield { rgba: canvas.rgba, startMs, endMs, changed: startMs === 0 ? wholeOf(size) : changed };
    startMs = endMs;
  }
}

class Canvas {
  readonly rgba: Uint8ClampedArray;
  readonly #words: Int32Array;
  readonly #size: Size;
  /** The pixels that replace the current image before the next is drawn. */
  #leftover: SubImage | undefined;

  constructor(size: Size) {
    this.#size = size;
    this.#words = new Int32Array(size.width * size.height);
    this.rgba = new Uint8ClampedArray(this.#words.buffer);
  }

  /** Draws an image. @returns The rectangle that may have changed. */
  show(image: SubImage): Rect {
    const { rect, disposal } = image;
    const inside = intersect(rect, wholeOf(this.#size));
    if (inside.width !== rect.width || inside.height !== rect.height) {
      throw new UnreadableError("One of its images lies outside the picture.");
    }
    const before = this.#leftover;
    if (before) this.#paint(before);
    this.#leftover = disposal === "keep" ? undefined : this.#leftoverOf(image);
    this.#paint(image);
    return union(before?.rect ?? EMPTY_RECT, rect);
  }

  #leftoverOf(image: SubImage): SubImage {
    const { rect, disposal } = image;
    const words = new Int32Array(rect.width * rect.height);
    if (disposal === "restore") {
      for (let row = 0; row < rect.height; row++) {
        const at = (rect.y + row) * this.#size.width + rect.x;
        words.set(this.#words.subarray(at, at + rect.width), row * rect.width);
      }
    }
    return { ...image, words, blend: "source" };
  }

  #paint({ rect, words, blend }: SubImage): void {
    for (let row = 0; row < rect.height; row++) {
      const at = (rect.y + row) * this.#size.width + rect.x;
      const line = words.subarray(row * rect.width, (row + 1) * rect.width);
      if (blend === "source") this.#words.set(line, at);
      else this.#blend(line, at);
    }
  }

  #blend(line: Int32Array, at: number): void {
    for (let i = 0; i < line.length; i++) {
      const word = line[i] as number;
      const opacity = word >>> 24;
      if (opacity === OPAQUE) this.#words[at + i] = word;
      else if (opacity > 0) this.#words[at + i] = over(word, this.#words[at + i] as number);
    }
  }
}

/** Blends one translucent color over another; neither is premultiplied. */
function over(above: number, below: number): number {
  const share = (above >>> 24) / OPAQUE;
  const rest = ((below >>> 24) / OPAQUE) * (1 - share);
  const mixed = (shift: number) =>
    Math.round((((above >>> shift) & 255) * share + ((below >>> shift) & 255) * rest) / (share + rest)) << shift;
  return mixed(0) | mixed(8) | mixed(16) | (Math.round(OPAQUE * (share + rest)) << 24);
}
