import type { ByteSink } from "../../files/artifact.js";
import { type Film, type Frame, frameStart } from "../../film/frame.js";
import { isEmpty } from "../../math/geometry.js";
import type { Change, Screen } from "../colors/screen.js";
import { surveyOf } from "../colors/survey.js";
import type { EncodedFacts, Encoder, Encoding } from "../encoder.js";
import {
  animationControl,
  BLENDS,
  comment,
  type Delay,
  frameControl,
  imageData,
  imageEnd,
  imageHeader,
  laterImageData,
  SIGNATURE,
} from "../png/encode/chunks.js";
import { type Coloring, coloringFor } from "../png/encode/coloring.js";
import { shorterCompression } from "../png/encode/compression.js";
import { scanlinesOf } from "../png/encode/scanlines.js";
import { WriteQueue } from "../png/encode/write-queue.js";
import { delaysByFrame } from "./delays.js";
import { type SubImage, subImage, unchangedPixel } from "./sub-image.js";

/**
 * Animated PNG: every color, or a palette if all fit into one; one sub-image a change. The number of images comes
 * before them, so the survey also finds the frames that change anything.
 *
 * @see https://www.w3.org/TR/png-3/
 */
export const apng: Encoding = {
  passes: () => 2,
  async open(film, sink, options) {
    const { size, timeline, flatColors } = film;
    const counts = await surveyOf(film);
    const coloring = coloringFor(counts, flatColors, options, counts.frames.length > 1);
    const delays = delaysByFrame(timeline, counts.frames);
    const images = [...delays.values()].reduce((sum, { length }) => sum + length, 0);
    await sink.write(
      Buffer.concat([
        SIGNATURE,
        imageHeader(size, coloring.colorType),
        animationControl(images, timeline.plays),
        ...coloring.chunks,
        comment(options.comment),
      ]),
    );
    return new ApngEncoder(film, sink, coloring, delays);
  },
};

class ApngEncoder implements Encoder {
  readonly #film: Film;
  readonly #sink: ByteSink;
  readonly #coloring: Coloring;
  readonly #delays: ReadonlyMap<number, readonly Delay[]>;
  readonly #screen: Screen;
  readonly #queue: WriteQueue;
  #images = 0;
  #chunksInSequence = 0;

  constructor(film: Film, sink: ByteSink, coloring: Coloring, delays: ReadonlyMap<number, readonly Delay[]>) {
    this.#film = film;
    this.#sink = sink;
    this.#coloring = coloring;
    this.#delays = delays;
    this.#screen = coloring.screen(film.size);
    this.#queue = new WriteQueue((piece) => sink.write(piece));
  }

  async write({ index, patches }: Frame): Promise<void> {
    const [first, ...more] = this.#delays.get(index) ?? [];
    if (!first) return;
    const change = this.#screen.show(patches.map((patch) => this.#coloring.valuesOf(patch)));
    await this.#add(this.#compressedImage(change), first);
    for (const delay of more) await this.#add(this.#pause(change), delay);
  }

  async finish(): Promise<EncodedFacts> {
    await this.#queue.end();
    await this.#sink.write(imageEnd());
    const { timeline } = this.#film;
    const durationMs = frameStart(timeline, timeline.frameCount, 1);
    return { images: this.#images, durationMs, ...this.#coloring.facts };
  }

  async #compressedImage(change: Change): Promise<SubImage> {
    if (this.#images > 0) {
      // In a small palette, a frame with changes may look the same.
      return isEmpty(change.rect) ? this.#pause(change) : subImage(change, this.#coloring);
    }
    const { data } = await shorterCompression(scanlinesOf(change, this.#coloring));
    return { rect: change.rect, data, blend: BLENDS.source };
  }

  #pause({ rect }: Change): Promise<SubImage> {
    return unchangedPixel(rect, this.#screen, this.#coloring);
  }

  /** Numbers the image's chunks and queues them for writing. */
  async #add(image: Promise<SubImage>, delay: Delay): Promise<void> {
    const isFirst = this.#images++ === 0;
    const number = this.#chunksInSequence;
    // The first image's data has no number; viewers without animation show it.
    this.#chunksInSequence += isFirst ? 1 : 2;
    await this.#queue.add(
      image.then(({ rect, data, blend }) =>
        Buffer.concat([
          frameControl(number, rect, delay, blend),
          isFirst ? imageData(data) : laterImageData(number + 1, data),
        ]),
      ),
    );
  }
}
