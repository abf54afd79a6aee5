import { EMPTY_RECT, intersect, type Rect, type Size, union, wholeOf } from "../../math/geometry.js";
import type { DecodedImage } from "./decoded-film.js";
import { UnreadableError } from "./failures.js";

/** A picture, or a part of it, as files hold them. */
export interface SubImage {
  readonly rect: Rect;
  /** Row by row: red in the lowest byte, then green, blue and opacity. */
  readonly words: Int32Array;
  /** Whether it takes the place of what is beneath, or lets it show through. */
  readonly blend: "source" | "over";
  /** What becomes of its place when its time is over. */
  readonly disposal: "keep" | "clear" | "restore";
  readonly durationMs: number;
}

const OPAQUE = 255;
/** Where a file says that a picture is not to be seen at all, browsers show it for so long. */
const UNTIMED_MS = 100;

/**
 * Shows images one after the other on a canvas that is transparent at first.
 *
 * @throws {UnreadableError} if one leaves the picture.
 */
export async function* shown(
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
  /** What the image that is shown leaves behind, put there before the next. */
  #leftover: SubImage | undefined;

  constructor(size: Size) {
    this.#size = size;
    this.#words = new Int32Array(size.width * size.height);
    this.rgba = new Uint8ClampedArray(this.#words.buffer);
  }

  /** @returns What may have changed. */
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

/** One half transparent color over another, neither multiplied by its opacity. */
function over(above: number, below: number): number {
  const share = (above >>> 24) / OPAQUE;
  const rest = ((below >>> 24) / OPAQUE) * (1 - share);
  const mixed = (shift: number) =>
    Math.round((((above >>> shift) & 255) * share + ((below >>> shift) & 255) * rest) / (share + rest)) << shift;
  return mixed(0) | mixed(8) | mixed(16) | (Math.round(OPAQUE * (share + rest)) << 24);
}
