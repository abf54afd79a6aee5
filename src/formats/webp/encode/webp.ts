import { UsageError } from "../../../errors.js";
import type { ByteSink } from "../../../files/artifact.js";
import { type Film, type Frame, frameStart } from "../../../film/frame.js";
import { isEmpty, type Rect, type Size } from "../../../math/geometry.js";
import { message, setting } from "../../../text/message.js";
import { type Change, KEPT } from "../../colors/screen.js";
import { delayParts } from "../../delays.js";
import type { EncodedFacts, EncodeOptions, Encoder, Encoding } from "../../encoder.js";
import { animation, animationFrame, BLENDS, exif, extendedHeader, FEATURES, riff, type SubImage } from "./chunks.js";
import { type Coloring, coloringFor } from "./coloring.js";
import { vp8l } from "./vp8l.js";

/** libwebp's limit, and so that of all readers. */
const LONGEST_SIDE_PX = 16_383;
const MOST_PLAYS = 0xffff;
/** The longest duration of one image: about four and a half hours. */
const LONGEST_MS = 0xffffff;
/** Browsers stretch shorter durations to a tenth of a second. */
const SHORTEST_MS = 11;
const OPAQUE = 0xff000000;
const TRANSPARENT_BLACK = 0;

/** An image without a duration yet: the next image ends it. */
interface Pending {
  readonly image: SubImage;
  readonly shownAtMs: number;
}

/**
 * Animated lossless WebP with all colors, or fewer on request. Each change is one sub-image, transparent where nothing
 * changed. The file begins with its length, so compressed images are kept until the end.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9649
 */
export const webp: Encoding = {
  passes: ({ colors }) => (colors < 256 ? 2 : 1),
  async open(film, sink, options) {
    checkSize(film.size);
    return new WebpEncoder(film, sink, options, await coloringFor(film, options));
  },
};

/** @throws {UsageError} if a side is longer than the format's limit. */
function checkSize({ width, height }: Size): void {
  if (Math.max(width, height) <= LONGEST_SIDE_PX) return;
  throw new UsageError(
    `WebP cannot hold a picture of ${width}×${height}: the limit for a side is ${LONGEST_SIDE_PX} pixels.`,
    message`Choose a smaller ${setting("width")} or ${setting("height")}, or another format.`,
    { settings: [["width"], ["height"]] },
  );
}

class WebpEncoder implements Encoder {
  readonly #film: Film;
  readonly #sink: ByteSink;
  readonly #comment: string;
  readonly #coloring: Coloring;
  readonly #chunks: Buffer[] = [];
  #hasAlpha = false;
  #pending: Pending | undefined;

  constructor(film: Film, sink: ByteSink, { comment }: EncodeOptions, coloring: Coloring) {
    this.#film = film;
    this.#sink = sink;
    this.#comment = comment;
    this.#coloring = coloring;
  }

  async write({ index, patches }: Frame): Promise<void> {
    const change = this.#coloring.screen.show(patches.map((patch) => this.#coloring.valuesOf(patch)));
    if (isEmpty(change.rect)) return;
    const shownAtMs = frameStart(this.#film.timeline, index, 1);
    this.#endImage(shownAtMs);
    this.#pending = { image: subImage(change, this.#coloring), shownAtMs };
  }

  async finish(): Promise<EncodedFacts> {
    const { size, timeline } = this.#film;
    const durationMs = frameStart(timeline, timeline.frameCount, 1);
    this.#endImage(durationMs);
    const plays = Math.min(MOST_PLAYS, timeline.plays);
    const features = FEATURES.animation | FEATURES.exif | (this.#hasAlpha ? FEATURES.alpha : 0);
    await this.#sink.write(
      riff(extendedHeader(size, features), animation(plays), ...this.#chunks, exif(this.#comment)),
    );
    const remarks = plays < timeline.plays ? [`WebP plays at most ${MOST_PLAYS} times, not ${timeline.plays}.`] : [];
    return { images: this.#chunks.length, durationMs, ...this.#coloring.facts, remarks };
  }

  /** Adds the pending image, and an unchanged pixel for every further delay. */
  #endImage(untilMs: number): void {
    if (!this.#pending) return;
    const { image, shownAtMs } = this.#pending;
    const [first = 0, ...more] = delayParts(untilMs - shownAtMs, LONGEST_MS, SHORTEST_MS);
    this.#addFrame(image, first);
    for (const delay of more) this.#addFrame(unchangedPixel(), delay);
  }

  #addFrame(image: SubImage, durationMs: number): void {
    this.#hasAlpha ||= image.blend === BLENDS.over;
    this.#chunks.push(animationFrame(image, durationMs));
  }
}

/** The image of a change, transparent where nothing changed. */
function subImage({ rect, runs }: Change, coloring: Coloring): SubImage {
  const evenRect = withEvenCorner(rect);
  const pixels = new Int32Array(evenRect.width * evenRect.height);
  const first = (rect.y - evenRect.y) * evenRect.width + rect.x - evenRect.x;
  let isWhole = evenRect.width === rect.width && evenRect.height === rect.height;
  for (let run = 0, start = 0; run < runs.ends.length; run++) {
    const end = runs.ends[run] as number;
    const value = runs.indices[run] as number;
    if (value === KEPT) {
      isWhole = false;
    } else {
      const argb = argbOf(coloring.colorOf(value));
      let row = Math.floor(start / rect.width);
      for (let from = start; from < end; row++) {
        const to = Math.min(end, (row + 1) * rect.width);
        const offset = first + row * (evenRect.width - rect.width);
        pixels.fill(argb, offset + from, offset + to);
        from = to;
      }
    }
    start = end;
  }
  return { rect: evenRect, blend: isWhole ? BLENDS.source : BLENDS.over, data: vp8l(pixels, evenRect) };
}

/** One unchanged pixel, which only adds a delay. */
function unchangedPixel(): SubImage {
  const rect = { x: 0, y: 0, width: 1, height: 1 };
  return { rect, blend: BLENDS.over, data: vp8l(Int32Array.of(TRANSPARENT_BLACK), rect) };
}

/** The smallest rectangle around another with an even first row and column. */
function withEvenCorner({ x, y, width, height }: Rect): Rect {
  const [left, up] = [x % 2, y % 2];
  return { x: x - left, y: y - up, width: width + left, height: height + up };
}

/** Converts 0xBBGGRR to an opaque 0xAARRGGBB. */
function argbOf(color: number): number {
  return OPAQUE | ((color & 0xff) << 16) | (color & 0xff00) | (color >>> 16);
}
