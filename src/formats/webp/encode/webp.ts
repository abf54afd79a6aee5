import { UsageError } from "../../../errors.js";
import type { ByteSink } from "../../../files/artifact.js";
import { type Film, type Frame, frameStart } from "../../../film/frame.js";
import { isEmpty, type Size } from "../../../math/geometry.js";
import { message, setting } from "../../../text/message.js";
import type { EncodedFacts, EncodeOptions, Encoder, Encoding } from "../../encoder.js";
import { animation, animationFrame, BLENDS, exif, extendedHeader, riff, type SubImage } from "./chunks.js";
import { type Coloring, coloringFor } from "./coloring.js";
import { delaysFor } from "./delays.js";
import { subImage, unchangedPixel } from "./sub-image.js";

/** libwebp's limit, and so that of all readers. */
const LONGEST_SIDE_PX = 16_383;
const MOST_PLAYS = 0xffff;

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
    await this.#sink.write(
      riff([extendedHeader(size, this.#hasAlpha), animation(plays), ...this.#chunks, exif(this.#comment)]),
    );
    const remarks = plays < timeline.plays ? [`WebP plays at most ${MOST_PLAYS} times, not ${timeline.plays}.`] : [];
    return { images: this.#chunks.length, durationMs, ...this.#coloring.facts, remarks };
  }

  /** Adds the pending image, and an unchanged pixel for every further delay. */
  #endImage(untilMs: number): void {
    if (!this.#pending) return;
    const { image, shownAtMs } = this.#pending;
    const [first = 0, ...more] = delaysFor(untilMs - shownAtMs);
    this.#addFrame(image, first);
    for (const delay of more) this.#addFrame(unchangedPixel(), delay);
  }

  #addFrame(image: SubImage, durationMs: number): void {
    this.#hasAlpha ||= image.blend === BLENDS.over;
    this.#chunks.push(animationFrame(image, durationMs));
  }
}
