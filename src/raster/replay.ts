import type { Frame } from "../film/frame.js";

/** Frames after the first are remembered while they take no more than this: eight markers at 1080p for five seconds. */
const MOST_BYTES = 1 << 24;
/** What a frame and a patch take besides the pixels, roughly. */
const BYTES_A_FRAME = 128;
const BYTES_A_PATCH = 256;

/**
 * A pass whose frames are remembered when they are small, so that going through them again costs
 * nothing. A film too big to remember is made anew each time.
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
