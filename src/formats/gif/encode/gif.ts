import type { ByteSink } from "../../../files/artifact.js";
import { type Film, type Frame, frameStart } from "../../../film/frame.js";
import { isEmpty, type Rect } from "../../../math/geometry.js";
import { type Palette, paletteFor } from "../../colors/palette.js";
import { Screen } from "../../colors/screen.js";
import type { EncodedFacts, Encoder, Encoding } from "../../encoder.js";
import { commentExtension, graphicControl, header, imageDescriptor, loopExtension, TRAILER } from "./blocks.js";
import { delaysFor, UNIT_MS } from "./delays.js";
import { ImageCompressor, type ImageData } from "./image.js";

/** An image without a delay yet: the next image ends it. */
interface Pending {
  readonly rect: Rect;
  readonly image: ImageData;
  readonly shownAt: number;
}

/**
 * Animated GIF: one palette for the whole film, counted in a first pass; one sub-image a change. A frame without
 * changes extends the delay of the image before it.
 *
 * @see https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 */
export const gif: Encoding = {
  passes: () => 2,
  async open(film, sink, { colors, dither, comment }) {
    const palette = await paletteFor(film, colors, dither);
    const { size, timeline } = film;
    await sink.write(
      Uint8Array.from([
        ...header(size, palette.colors),
        ...loopExtension(timeline.plays),
        ...commentExtension(comment),
      ]),
    );
    return new GifEncoder(film, sink, palette);
  },
};

class GifEncoder implements Encoder {
  readonly #film: Film;
  readonly #sink: ByteSink;
  readonly #palette: Palette;
  readonly #screen: Screen;
  readonly #compressor = new ImageCompressor();
  #pending: Pending | undefined;
  #images = 0;

  constructor(film: Film, sink: ByteSink, palette: Palette) {
    this.#film = film;
    this.#sink = sink;
    this.#palette = palette;
    this.#screen = new Screen(film.size);
  }

  async write({ index, patches }: Frame): Promise<void> {
    const change = this.#screen.show(patches.map((patch) => this.#palette.map(patch)));
    if (isEmpty(change.rect)) return;
    const shownAt = frameStart(this.#film.timeline, index, UNIT_MS);
    await this.#flush(shownAt);
    this.#pending = { rect: change.rect, image: this.#compressor.compress(change), shownAt };
  }

  async finish(): Promise<EncodedFacts> {
    const { timeline } = this.#film;
    const end = frameStart(timeline, timeline.frameCount, UNIT_MS);
    await this.#flush(end);
    await this.#sink.write(Uint8Array.from(TRAILER));
    const { colors, exact } = this.#palette;
    return { images: this.#images, durationMs: UNIT_MS * end, colors: colors.length, exact };
  }

  /** Writes the pending image, and a transparent pixel for every further delay. */
  async #flush(until: number): Promise<void> {
    if (!this.#pending) return;
    const { rect, image, shownAt } = this.#pending;
    const [first = 0, ...more] = delaysFor(until - shownAt);
    await this.#writeImage(rect, image, first);
    for (const delay of more) {
      await this.#writeImage({ ...rect, width: 1, height: 1 }, this.#compressor.blankPixel(), delay);
    }
  }

  async #writeImage(rect: Rect, { data, transparent }: ImageData, delay: number): Promise<void> {
    await this.#sink.write(Uint8Array.from([...graphicControl(delay, transparent), ...imageDescriptor(rect)]));
    await this.#sink.write(data);
    this.#images++;
  }
}
