import { frameEndMs, paste } from "../../../src/film/frame.js";
import type { Encoding } from "../../../src/formats/encoder.js";

/** Writes the size, a time in milliseconds and a picture for every frame, the remark, and the end. */
export function toy(end: string): Encoding {
  return {
    passes: () => 1,
    async open({ size, timeline }, sink, { comment }) {
      const picture = new Uint8ClampedArray(4 * size.width * size.height);
      await sink.write(longs(size.width, size.height, timeline.frameCount));
      return {
        async write({ index, patches }) {
          for (const patch of patches) paste(patch, picture, size);
          await sink.write(longs(frameEndMs(timeline, index)));
          await sink.write(new Uint8Array(picture.buffer));
        },
        async finish() {
          await sink.write(Buffer.from(comment + end));
          const durationMs = frameEndMs(timeline, timeline.frameCount - 1);
          return { images: timeline.frameCount, durationMs, exact: true };
        },
      };
    },
  };
}

function longs(...numbers: readonly number[]): Uint8Array {
  return new Uint8Array(Uint32Array.from(numbers).buffer);
}
