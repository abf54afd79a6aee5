import GIFEncoder from "gifencoder";
import type { ByteSink } from "../../files/artifact.js";
import { type Film, type Frame, frameStart, paste } from "../../film/frame.js";
import type { EncodedFacts, Encoder, Encoding } from "../encoder.js";
import { commentExtension } from "./encode/blocks.js";
import { delaysFor, UNIT_MS } from "./encode/delays.js";

const PLAY_ONCE = -1;
const PALETTE_COLORS = 256;

/**
 * The gifencoder package as an encoder, for comparison. Every image is the whole picture, with its own palette that
 * gifencoder chooses: slow and large.
 */
export const gifencoder: Encoding = {
  passes: () => 1,
  open: async (film, sink, { comment }) => new GifencoderAdapter(film, sink, comment),
};

class GifencoderAdapter implements Encoder {
  readonly #film: Film;
  readonly #sink: ByteSink;
  readonly #comment: string;
  readonly #encoder: GIFEncoder;
  readonly #picture: Uint8ClampedArray;
  #shownAt = 0;
  #images = 0;

  constructor(film: Film, sink: ByteSink, comment: string) {
    const { size, timeline } = film;
    this.#film = film;
    this.#sink = sink;
    this.#comment = comment;
    this.#picture = new Uint8ClampedArray(4 * size.width * size.height);
    this.#encoder = new GIFEncoder(size.width, size.height);
    // gifencoder counts repeats, not plays.
    this.#encoder.setRepeat(timeline.plays === 0 ? 0 : timeline.plays === 1 ? PLAY_ONCE : timeline.plays - 1);
    this.#encoder.start();
  }

  async write({ index, patches }: Frame): Promise<void> {
    if (patches.length === 0) return;
    if (index > 0) await this.#addPicture(frameStart(this.#film.timeline, index, UNIT_MS));
    for (const patch of patches) paste(patch, this.#picture, this.#film.size);
  }

  async finish(): Promise<EncodedFacts> {
    const { timeline } = this.#film;
    const end = frameStart(timeline, timeline.frameCount, UNIT_MS);
    await this.#addPicture(end);
    await this.#sink.write(Uint8Array.from(commentExtension(this.#comment)));
    this.#encoder.finish();
    await this.#drain();
    return { images: this.#images, durationMs: UNIT_MS * end, colors: PALETTE_COLORS, exact: false };
  }

  async #addPicture(until: number): Promise<void> {
    for (const delay of delaysFor(until - this.#shownAt)) {
      this.#encoder.setDelay(UNIT_MS * delay);
      this.#encoder.addFrame(asContext(this.#picture));
      this.#images++;
      await this.#drain();
    }
    this.#shownAt = until;
  }

  /** Moves gifencoder's bytes from its array to the sink, so that memory does not grow. */
  async #drain(): Promise<void> {
    const { out } = this.#encoder;
    await this.#sink.write(out.getData());
    out.data = [];
  }
}

/** A context with the one method that gifencoder calls. */
function asContext(data: Uint8ClampedArray): Parameters<GIFEncoder["addFrame"]>[0] {
  return { getImageData: () => ({ data }) } as never;
}
