import { type Frame, type Patch, paste } from "../film/frame.js";
import { doOverlap, intersect, type Rect, wholeOf } from "../math/geometry.js";
import type { Scene } from "../scene/scene.js";
import { Bitmap, changeOf } from "./bitmap.js";
import { disjointRects, type Group, groupsOf, groupsWithout, sharedGroups } from "./groups.js";
import { Sprites } from "./sprites.js";
import { Surface } from "./surface.js";

/** Limit for remembered frames after the first: eight markers at 1080p for five seconds. */
const MOST_BYTES = 1 << 24;
/** Rough overhead of a frame and of a patch, besides the pixels. */
const BYTES_A_FRAME = 128;
const BYTES_A_PATCH = 256;

/**
 * A scene's frames, each with the pixels that changed and no others.
 *
 * The backdrop is painted once. Each frame restores the pixels under the marks of the frame before, paints its own
 * marks, and compares the few rectangles that either touched. The bytes equal those of a full repaint, at the cost of
 * the marks alone. A group of identical mark objects in both frames is not repainted. Pixels known from memory are not
 * read from cairo: the ground under marks, and marks painted before (sprites).
 *
 * @returns A function that starts a pass over all frames. A new pass ends the one before.
 * @throws {UsageError} if the picture is too big to be drawn.
 */
export function rasterizer(scene: Scene): () => Generator<Frame> {
  const { size, timeline } = scene;
  const whole = wholeOf(size);
  const picture = new Surface(size);
  const read = (rect: Rect): Patch => ({ rect, pixels: picture.read(rect) });
  let backdrop: Patch | undefined;
  let first: Patch | undefined;

  return replayable(function* frames() {
    if (backdrop) picture.write([backdrop]);
    else picture.paint(scene.backdrop);
    backdrop ??= read(whole);
    /** The picture without the marks of one frame only: the backdrop, until something is added. */
    let ground = new Bitmap(size, backdrop.pixels);
    let isBackdrop = true;
    const sprites = new Sprites();
    let standing: readonly Group[] = [];

    for (let index = 0; index < timeline.frameCount; index++) {
      const additions = scene.additionsAt(index);
      const added = disjointRects(additions.map(({ bounds }) => intersect(whole, bounds)));
      const groups = groupsOf(scene.marksAt(index), whole);
      const staying = sharedGroups(standing, groups).filter(({ rect }) => isApart(rect, added));
      const leaving = standing
        .filter((group) => !staying.includes(group))
        .map((group) => vanishingUpdate(group, sprites, ground));
      const coming = groupsWithout(groups, staying);
      standing = groups;
      sprites.forgetWithin(added);
      const known = coming.flatMap((group) => appearingUpdates(group, sprites));
      const unknown = coming.filter((group) => !sprites.of(group));
      const { plain, mixed } = plainAndMixed([...leaving, ...known], unknown.map(({ rect }) => rect).concat(added));
      const before = index > 0 ? mixed.map(read) : [];

      picture.write(leaving.map(({ whole }) => whole));
      if (isBackdrop && added.length > 0) {
        ground = new Bitmap(size, backdrop.pixels.slice());
        isBackdrop = false;
      }
      picture.paint(additions);
      for (const rect of added) ground.paste(read(rect));
      picture.write(known.map(({ whole }) => whole));
      for (const { marks } of unknown) picture.paint(marks);
      for (const group of unknown) sprites.note(group, read, ground);

      if (!first) {
        // Cheaper than reading the whole picture again.
        first = { rect: whole, pixels: backdrop.pixels.slice() };
        for (const rect of [...groups.map(({ rect }) => rect), ...added]) paste(read(rect), first.pixels, size);
      }
      const changes = before.flatMap((patch) => changeOf(patch, picture.read(patch.rect)) ?? []);
      yield { index, patches: index === 0 ? [first] : [...plain.flatMap(({ change }) => change ?? []), ...changes] };
    }
  });
}

/**
 * A pass that remembers its frames if they are small, so that repeating it costs nothing. The frames of a larger film
 * are rasterized in every pass.
 */
function replayable(pass: () => Iterable<Frame>): () => Generator<Frame> {
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

/** A rectangle's new pixels. If `isKnown`, `change` is what differs from before, undefined if nothing. */
interface Update {
  readonly whole: Patch;
  readonly isKnown: boolean;
  readonly change?: Patch | undefined;
}

function vanishingUpdate(group: Group, sprites: Sprites, ground: Bitmap): Update {
  const sprite = sprites.of(group);
  if (!sprite) return { whole: ground.cut(group.rect), isKnown: false };
  return { whole: sprite.ground, isKnown: true, change: sprite.vanishes };
}

function appearingUpdates(group: Group, sprites: Sprites): Update[] {
  const sprite = sprites.of(group);
  return sprite ? [{ whole: sprite.look, isKnown: true, change: sprite.appears }] : [];
}

/** Splits updates into known ones that nothing else touches (`plain`) and the rectangles to compare (`mixed`). */
function plainAndMixed(
  updates: readonly Update[],
  asked: readonly Rect[],
): { plain: readonly Update[]; mixed: readonly Rect[] } {
  const isPlain = ({ whole: { rect }, isKnown }: Update, i: number) =>
    isKnown && updates.every(({ whole }, k) => k === i || !doOverlap(rect, whole.rect));
  let plain = updates.filter(isPlain);
  let met = updates.filter((update) => !plain.includes(update));
  let mixed = asked;
  do {
    mixed = disjointRects([...mixed, ...met.map(({ whole }) => whole.rect)]);
    // A merged rectangle may cover an update that was plain.
    met = plain.filter(({ whole }) => !isApart(whole.rect, mixed));
    plain = plain.filter((update) => !met.includes(update));
  } while (met.length > 0);
  return { plain, mixed };
}

function isApart(rect: Rect, others: readonly Rect[]): boolean {
  return others.every((other) => !doOverlap(rect, other));
}
