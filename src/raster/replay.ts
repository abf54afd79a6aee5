import type { Frame } from "../film/frame.js";

/** Limit for remembered frames after the first: eight markers at 1080p for five seconds. */
const MOST_BYTES = 1 << 24;
/** Rough overhead of a frame and of a patch, besides the pixels. */
const BYTES_A_FRAME = 128;
const BYTES_A_PATCH = 256;

/**
 * A pass that remembers its frames if they are small, so that repeating it costs nothing. The frames of a larger film
 * are rasterized in every pass.
 */
export function replayable(pass: () => Iterable<Frame>): () => Generator<Frame> {
  let remembered: readonly Frame[] | undefined;
  return function* frames() {
    if (remembered) {
      yield* remembered;
      return;
    }
    const seen: Frame[] = [];
    let room = MOST_BYTES;
    for (const frame of pass()) {
      if (frame.index > 0) room -= bytesOf(frame);
      if (room >= 0) seen.push(frame);
      else seen.length = 0;
      yield frame;
    }
    if (room >= 0) remembered = seen;
  };
}

function bytesOf({ patches }: Frame): number {
  return patches.reduce((sum, { pixels }) => sum + pixels.length + BYTES_A_PATCH, BYTES_A_FRAME);
}
