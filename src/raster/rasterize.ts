import type { Frame, Patch } from "../frame.js";
import { intersect, type Rect, wholeOf } from "../geometry.js";
import type { Mark, Scene } from "../scene/scene.js";
import { disjoint } from "./disjoint.js";
import { replayable } from "./replay.js";
import { Surface } from "./surface.js";
import { tighten } from "./tighten.js";

/**
 * A scene's frames, each with the pixels that changed and no others.
 *
 * The backdrop is painted once. Before a frame paints its marks, it keeps what lies under them; the
 * next frame puts that back, paints its own, and reads back the few rectangles that either touched:
 * the same bytes as painting the whole picture anew, at the cost of the marks. What is painted to
 * stay spoils the backdrop, whose pixels are kept for the next pass: it may be costly to paint.
 *
 * @returns A function that starts a pass over all frames; a new pass ends the one before.
 * @throws {UsageError} if the picture is too big to be drawn.
 */
export function rasterizer(scene: Scene): () => Generator<Frame> {
  const { size, timeline } = scene;
  const whole = wholeOf(size);
  const picture = new Surface(size);
  const read = (rect: Rect): Patch => ({ rect, pixels: picture.read(rect) });
  const within = (marks: readonly Mark[]) => disjoint(marks.map(({ bounds }) => intersect(whole, bounds)));
  let isPainted = false;
  /** The backdrop, once there is something on it that stays. */
  let backdrop: Patch | undefined;
  /** What lies under the last frame's marks. */
  let covered: readonly Patch[] = [];
  let first: Patch | undefined;

  return replayable(function* frames() {
    picture.write(backdrop ? [backdrop] : covered);
    covered = [];
    if (!isPainted) picture.paint(scene.backdrop);
    isPainted = true;

    for (let index = 0; index < timeline.frameCount; index++) {
      const additions = scene.additionsAt(index);
      const marks = scene.marksAt(index);
      const own = within(marks);
      const touched = disjoint([...covered.map(({ rect }) => rect), ...own, ...within(additions)]);
      const before = index > 0 ? touched.map(read) : [];

      picture.write(covered);
      if (additions.length > 0) backdrop ??= read(whole);
      picture.paint(additions);
      covered = own.map(read);
      picture.paint(marks);

      if (index > 0) {
        yield { index, patches: before.flatMap((patch) => tighten(patch, picture.read(patch.rect)) ?? []) };
      } else {
        first ??= read(whole);
        yield { index, patches: [first] };
      }
    }
  });
}
