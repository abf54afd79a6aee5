import type { ByteSink } from "../../../files/artifact.js";
import { type Film, type Frame, type Patch, paste } from "../../../film/frame.js";
import { wholeOf } from "../../../math/geometry.js";
import { ColorCounts } from "../../colors/color-counts.js";
import type { EncodedFacts, EncodeOptions, Encoder, Encoding } from "../../encoder.js";
import { stillFile } from "./chunks.js";
import { coloringFor } from "./coloring.js";
import { shorterCompression } from "./compression.js";
import { scanlinesOf } from "./scanlines.js";

/** PNG of one frame, for places that show no animation. */
export const poster: Encoding = {
  passes: () => 1,
  open: async (film, sink, options) => new PosterEncoder(film, sink, options),
};

class PosterEncoder implements Encoder {
  readonly #film: Film;
  readonly #sink: ByteSink;
  readonly #options: EncodeOptions;
  readonly #pixels: Uint8ClampedArray;

  constructor(film: Film, sink: ByteSink, options: EncodeOptions) {
    this.#film = film;
    this.#sink = sink;
    this.#options = options;
    this.#pixels = new Uint8ClampedArray(4 * film.size.width * film.size.height);
  }

  async write({ index, patches }: Frame): Promise<void> {
    if (index > this.#options.posterFrame) return;
    for (const patch of patches) paste(patch, this.#pixels, this.#film.size);
  }

  async finish(): Promise<EncodedFacts> {
    const { size, flatColors } = this.#film;
    const picture: Patch = { rect: wholeOf(size), pixels: this.#pixels };
    const counts = new ColorCounts();
    counts.add({ index: 0, patches: [picture] }, 1);
    const coloring = coloringFor(counts, flatColors, this.#options, false);
    const lines = scanlinesOf(coloring.valuesOf(picture), coloring);
    const { data } = await shorterCompression(lines);
    await this.#sink.write(stillFile(size, coloring, this.#options.comment, data));
    return { images: 1, durationMs: 0, ...coloring.facts };
  }
}
