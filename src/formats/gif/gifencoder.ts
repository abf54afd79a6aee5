import GIFEncoder from "gifencoder";
import { frameStart, paste } from "../../film/frame.js";
import type { Encoding } from "../encoder.js";
import { commentExtension, delaysFor, UNIT_MS } from "./encode/blocks.js";

const PLAY_ONCE = -1;
const PALETTE_COLORS = 256;

/**
 * The gifencoder package as an encoder, for comparison. Every image is the whole picture, with its own palette that
 * gifencoder chooses: slow and large.
 */
export const gifencoder: Encoding = {
  passes: () => 1,
  async open({ size, timeline }, sink, { comment }) {
    const picture = new Uint8ClampedArray(4 * size.width * size.height);
    /** A context with the one method that gifencoder calls. */
    const context = { getImageData: () => ({ data: picture }) } as never;
    const encoder = new GIFEncoder(size.width, size.height);
    let shownAt = 0;
    let images = 0;

    /** Moves gifencoder's bytes from its array to the sink, so that memory does not grow. */
    async function drain(): Promise<void> {
      await sink.write(encoder.out.getData());
      encoder.out.data = [];
    }

    async function addPicture(until: number): Promise<void> {
      for (const delay of delaysFor(until - shownAt)) {
        encoder.setDelay(UNIT_MS * delay);
        encoder.addFrame(context);
        images++;
        await drain();
      }
      shownAt = until;
    }

    // gifencoder counts repeats, not plays.
    encoder.setRepeat(timeline.plays === 0 ? 0 : timeline.plays === 1 ? PLAY_ONCE : timeline.plays - 1);
    encoder.start();
    return {
      async write({ index, patches }) {
        if (patches.length === 0) return;
        if (index > 0) await addPicture(frameStart(timeline, index, UNIT_MS));
        for (const patch of patches) paste(patch, picture, size);
      },
      async finish() {
        const end = frameStart(timeline, timeline.frameCount, UNIT_MS);
        await addPicture(end);
        await sink.write(Uint8Array.from(commentExtension(comment)));
        encoder.finish();
        await drain();
        return { images, durationMs: UNIT_MS * end, colors: PALETTE_COLORS, exact: false };
      },
    };
  },
};
