import type { Frame } from "../frame.js";
import { EMPTY_RECT, intersect, type Rect, union, wholeOf } from "../geometry.js";
import type { Mark, Scene } from "../scene/scene.js";
import { replayable } from "./replay.js";
import { Surface } from "./surface.js";
import { tighten } from "./tighten.js";

/**
 * A scene's frames, each with the pixels that changed and no others.
 *
 * The backdrop is painted once. Before a frame paints its marks, it keeps what lies under them; the
 * next frame puts that back, paints its own, and reads back the one rectangle that both touched:
 * the same bytes as painting the whole picture anew, at the cost of the marks.
 *
 * @returns A function that starts a pass over all frames; a new pass ends the one before.
 * @throws {UsageError} if the picture is too big to be drawn.
 */
export function rasterizer(scene: Scene): () => Generator<Frame> {
  const { size, timeline } = scene;
  const whole = wholeOf(size);
  const picture = new Surface(size);
  let isBackdropIntact = false;
  /** Where the last frame painted its marks, and what they cover. */
  let marked: Rect = EMPTY_RECT;
  let covered: Uint8ClampedArray = new Uint8ClampedArray(0);
  let firstPixels: Uint8ClampedArray | undefined;

  return replayable(function* frames() {
    picture.write(marked, covered);
    marked = EMPTY_RECT;
    if (!isBackdropIntact) picture.paint(scene.backdrop);
    isBackdropIntact = true;

    for (let index = 0; index < timeline.frameCount; index++) {
      const additions = scene.additionsAt(index);
      const marks = scene.marksAt(index);
      const own = intersect(whole, boundsOf(marks));
      const touched = intersect(whole, union(marked, union(own, boundsOf(additions))));
      const before = index > 0 ? picture.read(touched) : undefined;

      picture.write(marked, covered);
      if (additions.length > 0) isBackdropIntact = false;
      picture.paint(additions);
      covered = picture.read(own);
      marked = own;
      picture.paint(marks);

      if (before) {
        yield { index, ...tighten(touched, before, picture.read(touched)) };
      } else {
        firstPixels ??= picture.read(whole);
        yield { index, damage: whole, pixels: firstPixels };
      }
    }
  });
}

function boundsOf(marks: readonly Mark[]): Rect {
  return marks.reduce((all, { bounds }) => union(all, bounds), EMPTY_RECT);
}
