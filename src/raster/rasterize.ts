import type { Frame } from "../frame.js";
import { EMPTY_RECT, intersect, type Rect, union, wholeOf } from "../geometry.js";
import type { Mark, Scene } from "../scene/scene.js";
import { Surface } from "./surface.js";
import { tighten } from "./tighten.js";

/**
 * A scene's frames, each with the pixels that changed and no others.
 *
 * The backdrop is painted once. A frame restores it where the frame before had marks, paints its
 * own marks there in full, and reads back that one rectangle: the same bytes as painting the whole
 * picture anew, at the cost of the marks.
 *
 * @returns A function that starts a pass over all frames; a new pass ends the one before.
 * @throws {UsageError} if a side of the picture is longer than 32,767 px.
 */
export function rasterizer(scene: Scene): () => Generator<Frame> {
  const { size, timeline } = scene;
  const whole = wholeOf(size);
  /** The backdrop and what was added to it. */
  const base = new Surface(size);
  /** What is seen: the base with the frame's own marks on top. */
  const picture = new Surface(size);
  let isBaseFresh = false;
  /** Where the picture differs from the base. */
  let marked: Rect = whole;
  let firstPixels: Uint8ClampedArray | undefined;

  return function* frames() {
    if (!isBaseFresh) {
      base.paint(scene.backdrop);
      isBaseFresh = true;
      marked = whole;
    }
    for (let index = 0; index < timeline.frameCount; index++) {
      const additions = scene.additionsAt(index);
      const marks = scene.marksAt(index);
      const own = boundsOf(marks);
      const repainted = intersect(whole, union(marked, union(own, boundsOf(additions))));
      const before = index > 0 ? picture.read(repainted) : undefined;

      if (additions.length > 0) {
        base.paint(additions);
        isBaseFresh = false;
      }
      picture.copy(base, repainted);
      picture.paint(marks);
      marked = own;

      if (before) {
        yield { index, ...tighten(repainted, before, picture.read(repainted)) };
      } else {
        firstPixels ??= picture.read(whole);
        yield { index, damage: whole, pixels: firstPixels };
      }
    }
  };
}

function boundsOf(marks: readonly Mark[]): Rect {
  return marks.reduce((all, { bounds }) => union(all, bounds), EMPTY_RECT);
}
