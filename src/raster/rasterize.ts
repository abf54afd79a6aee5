import type { Frame, Patch } from "../film/frame.js";
import { doOverlap, intersect, type Rect, type Size, wholeOf } from "../math/geometry.js";
import type { Scene } from "../scene/scene.js";
import { disjoint } from "./disjoint.js";
import { type Group, groupsOf, groupsWithout, sharedGroups } from "./groups.js";
import { replayable } from "./replay.js";
import { changeOf, Sheet } from "./sheet.js";
import { Sprites } from "./sprites.js";
import { Surface } from "./surface.js";

/**
 * A scene's frames, each with the pixels that changed and no others.
 *
 * The backdrop is painted once. A frame puts back what lies under the marks of the one before, paints its own, and
 * looks at the few rectangles that either touched: the same bytes as painting the whole picture anew, at the cost of
 * the marks. Marks that are the very same objects in both, apart from all others, stay as they are. What is known is
 * not asked of cairo: what lies under marks, and how a mark looks that has come before.
 *
 * @returns A function that starts a pass over all frames; a new pass ends the one before.
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
    /** The picture without the marks that pass: the backdrop, until something is added. */
    let ground = new Sheet(size, backdrop.pixels);
    let isBackdrop = true;
    const sprites = new Sprites();
    let standing: readonly Group[] = [];

    for (let index = 0; index < timeline.frameCount; index++) {
      const additions = scene.additionsAt(index);
      const added = disjoint(additions.map(({ bounds }) => intersect(whole, bounds)));
      const groups = groupsOf(scene.marksAt(index), whole);
      const staying = sharedGroups(standing, groups).filter(({ rect }) => isApart(rect, added));
      const leaving = standing
        .filter((group) => !staying.includes(group))
        .map((group) => vanishing(group, sprites, ground));
      const coming = groupsWithout(groups, staying);
      standing = groups;
      sprites.forgetWithin(added);
      const known = coming.flatMap((group) => appearing(group, sprites));
      const unknown = coming.filter((group) => !sprites.of(group));
      const { plain, mixed } = sorted([...leaving, ...known], unknown.map(({ rect }) => rect).concat(added));
      const before = index > 0 ? mixed.map(read) : [];

      picture.write(leaving.map(({ whole }) => whole));
      if (isBackdrop && added.length > 0) {
        ground = new Sheet(size, backdrop.pixels.slice());
        isBackdrop = false;
      }
      picture.paint(additions);
      for (const rect of added) ground.paste(read(rect));
      picture.write(known.map(({ whole }) => whole));
      for (const { marks } of unknown) picture.paint(marks);
      for (const group of unknown) sprites.note(group, read, ground);

      first ??= withPatches(
        backdrop,
        size,
        groups
          .map(({ rect }) => rect)
          .concat(added)
          .map(read),
      );
      const changes = before.flatMap((patch) => changeOf(patch, picture.read(patch.rect)) ?? []);
      yield { index, patches: index === 0 ? [first] : [...plain.flatMap(({ change }) => change ?? []), ...changes] };
    }
  });
}

/** A copy of a whole picture, changed in places: cheaper than reading all of it once more. */
function withPatches({ rect, pixels }: Patch, size: Size, patches: readonly Patch[]): Patch {
  const copy = { rect, pixels: pixels.slice() };
  const sheet = new Sheet(size, copy.pixels);
  for (const patch of patches) sheet.paste(patch);
  return copy;
}

/** What a rectangle turns into, and what that changes, where it is known; nothing where nobody sees a difference. */
interface Turn {
  readonly whole: Patch;
  readonly isKnown: boolean;
  readonly change?: Patch | undefined;
}

function vanishing(group: Group, sprites: Sprites, ground: Sheet): Turn {
  const sprite = sprites.of(group);
  if (!sprite) return { whole: ground.cut(group.rect), isKnown: false };
  return { whole: sprite.ground, isKnown: true, change: sprite.vanishes };
}

function appearing(group: Group, sprites: Sprites): Turn[] {
  const sprite = sprites.of(group);
  return sprite ? [{ whole: sprite.look, isKnown: true, change: sprite.appears }] : [];
}

/** Of what turns in a known way that which nothing else touches, and the rectangles in which things mix. */
function sorted(turns: readonly Turn[], asked: readonly Rect[]): { plain: readonly Turn[]; mixed: readonly Rect[] } {
  const isPlain = ({ whole: { rect }, isKnown }: Turn, i: number) =>
    isKnown && turns.every(({ whole }, k) => k === i || !doOverlap(rect, whole.rect));
  let plain = turns.filter(isPlain);
  let mixed = disjoint([...asked, ...turns.filter((turn, i) => !isPlain(turn, i)).map(({ whole }) => whole.rect)]);
  // What grows together may grow over what was plain.
  for (;;) {
    const met = plain.filter(({ whole }) => !isApart(whole.rect, mixed));
    if (met.length === 0) return { plain, mixed };
    plain = plain.filter((turn) => !met.includes(turn));
    mixed = disjoint([...mixed, ...met.map(({ whole }) => whole.rect)]);
  }
}

function isApart(rect: Rect, others: readonly Rect[]): boolean {
  return others.every((other) => !doOverlap(rect, other));
}
