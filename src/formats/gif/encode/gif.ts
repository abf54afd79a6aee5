import { type Frame, frameStart } from "../../../film/frame.js";
import { isEmpty, type Rect } from "../../../math/geometry.js";
import { paletteFor } from "../../colors/palette.js";
import type { Runs } from "../../colors/runs.js";
import { type Change, isDense, KEPT, Screen } from "../../colors/screen.js";
import type { Encoding } from "../../encoder.js";
import {
  commentExtension,
  delaysFor,
  graphicControl,
  header,
  imageDescriptor,
  loopExtension,
  paletteBits,
  subBlocks,
  TRAILER,
  UNIT_MS,
} from "./blocks.js";
import { LzwCompressor } from "./lzw.js";

/**
 * Animated GIF: one palette for the whole film, counted in a first pass; one sub-image a change. A frame without
 * changes extends the delay of the image before it.
 *
 * @see https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 */
export const gif: Encoding = {
  passes: () => 2,
  async open(film, sink, { colors, dither, comment }) {
    const { size, timeline } = film;
    const palette = await paletteFor(film, colors, dither);
    const screen = new Screen(size);
    const compressor = new ImageCompressor();
    /** An image without a delay yet: the next image ends it. */
    let pending: { readonly rect: Rect; readonly image: ImageData; readonly shownAt: number } | undefined;
    let images = 0;

    async function writeImage(rect: Rect, { data, transparent }: ImageData, delay: number): Promise<void> {
      await sink.write(Uint8Array.from([...graphicControl(delay, transparent), ...imageDescriptor(rect)]));
      await sink.write(data);
      images++;
    }

    /** Writes the pending image, and a transparent pixel for every further delay. */
    async function flush(until: number): Promise<void> {
      if (!pending) return;
      const { rect, image, shownAt } = pending;
      const [first = 0, ...more] = delaysFor(until - shownAt);
      await writeImage(rect, image, first);
      for (const delay of more) await writeImage({ ...rect, width: 1, height: 1 }, compressor.blankPixel(), delay);
    }

    await sink.write(
      Uint8Array.from([
        ...header(size, palette.colors),
        ...loopExtension(timeline.plays),
        ...commentExtension(comment),
      ]),
    );
    return {
      async write({ index, patches }: Frame) {
        const change = screen.show(patches.map((patch) => palette.map(patch)));
        if (isEmpty(change.rect)) return;
        const shownAt = frameStart(timeline, index, UNIT_MS);
        await flush(shownAt);
        pending = { rect: change.rect, image: compressor.compress(change), shownAt };
      },
      async finish() {
        const end = frameStart(timeline, timeline.frameCount, UNIT_MS);
        await flush(end);
        await sink.write(Uint8Array.of(TRAILER));
        return { images, durationMs: UNIT_MS * end, colors: palette.colors.length, exact: palette.exact };
      },
    };
  },
};

/** An image's data as stored in the file, and its transparent index. */
interface ImageData {
  readonly data: Uint8Array;
  readonly transparent: number | undefined;
}

const MOST_INDICES = 256;

/** Compresses the images of a film, each as small as possible. */
export class ImageCompressor {
  readonly #lzw = new LzwCompressor();

  /** Compresses a change with unchanged pixels opaque or transparent, whichever is shorter. */
  compress({ rect, runs, givenPixels, opaque }: Change): ImageData {
    if (!runs.indices.includes(KEPT)) return { data: this.#compress(runs), transparent: undefined };
    const transparent = smallestUnused(runs.indices);
    if (transparent === undefined) return { data: this.#compress(opaque()), transparent };
    const indices = runs.indices.map((index) => (index === KEPT ? transparent : index));
    const translucent = { data: this.#compress({ indices, ends: runs.ends }), transparent };
    if (!isDense(rect, givenPixels)) return translucent;
    const plain = { data: this.#compress(opaque()), transparent: undefined };
    return translucent.data.length < plain.data.length ? translucent : plain;
  }

  /** One transparent pixel, which only adds a delay. */
  blankPixel(): ImageData {
    return { data: this.#compress({ indices: [0], ends: [1] }), transparent: 0 };
  }

  #compress(runs: Runs): Uint8Array {
    const largest = runs.indices.reduce((most, index) => Math.max(most, index), 0);
    const codeSize = Math.max(2, paletteBits(largest + 1));
    return Buffer.concat([Uint8Array.of(codeSize), subBlocks(this.#lzw.compress(runs, codeSize))]);
  }
}

/** The smallest index that no new pixel has; undefined if all 256 are used. */
function smallestUnused(indices: readonly number[]): number | undefined {
  const isUsed = new Uint8Array(MOST_INDICES);
  for (const index of indices) isUsed[index] = 1;
  const unused = isUsed.indexOf(0);
  return unused < 0 ? undefined : unused;
}
