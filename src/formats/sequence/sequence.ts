import type { SequenceSink } from "../../files/artifact.js";
import type { Film, Frame } from "../../film/frame.js";
import type { Size } from "../../math/geometry.js";
import { surveyOf } from "../colors/color-counts.js";
import type { EncodedFacts, Encoder, Encoding } from "../encoder.js";
import { stillFile } from "../png/encode/chunks.js";
import { type Coloring, coloringFor } from "../png/encode/coloring.js";
import { compressedBytes, shorterCompression, WriteQueue } from "../png/encode/compression.js";
import { type Filter, Scanlines } from "../png/encode/scanlines.js";

/** A PNG for every frame, for video editors; all have one palette, or all have every color. */
export const sequence: Encoding<Film, SequenceSink> = {
  passes: () => 2,
  async open(film, sink, options) {
    const coloring = coloringFor(await surveyOf(film), film.flatColors, options, false);
    return new SequenceEncoder(film, sink, coloring, options.comment);
  },
};

class SequenceEncoder implements Encoder {
  readonly #size: Size;
  readonly #coloring: Coloring;
  readonly #comment: string;
  readonly #lines: Scanlines;
  readonly #queue: WriteQueue;
  /** The filter chosen for the first picture, used for all. */
  #filter: Filter | undefined;
  /** The file of the current picture. */
  #file: Promise<Buffer> | undefined;
  #images = 0;

  constructor({ size }: Film, sink: SequenceSink, coloring: Coloring, comment: string) {
    this.#size = size;
    this.#coloring = coloring;
    this.#comment = comment;
    this.#lines = new Scanlines(size, coloring);
    this.#queue = new WriteQueue(async (file) => {
      await sink.nextFile();
      await sink.write(file);
    });
  }

  async write({ patches }: Frame): Promise<void> {
    for (const patch of patches) this.#lines.put(this.#coloring.valuesOf(patch));
    this.#filter ??= (await shorterCompression(this.#lines)).filter;
    if (patches.length > 0 || !this.#file) this.#file = this.#compressedFile(this.#filter);
    this.#images++;
    await this.#queue.add(this.#file);
  }

  async finish(): Promise<EncodedFacts> {
    await this.#queue.end();
    return { images: this.#images, durationMs: 0, ...this.#coloring.facts };
  }

  async #compressedFile(filter: Filter): Promise<Buffer> {
    const filtered = Buffer.from(this.#lines.filteredBytes(filter));
    return stillFile(this.#size, this.#coloring, this.#comment, await compressedBytes(filtered));
  }
}
