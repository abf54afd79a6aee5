import type { Patch } from "../film/frame.js";
import { doOverlap, type Rect } from "../math/geometry.js";
import type { Mark } from "../scene/scene.js";
import { type Bitmap, changeOf } from "./bitmap.js";
import type { Group } from "./groups.js";

/** Memory limit for the sprites of a pass. */
const MOST_BYTES = 1 << 22;

/** The pixels of a mark that recurs, such as a digit of a number, and of the ground under it. */
export interface Sprite {
  readonly ground: Patch;
  readonly look: Patch;
  /** The change when the mark appears, and when it vanishes; undefined if the mark is invisible there. */
  readonly appears: Patch | undefined;
  readonly vanishes: Patch | undefined;
}

/** The sprites of a pass. A mark gets one the second time it is painted, and loses it when its ground changes. */
export class Sprites {
  readonly #known = new Map<Mark, Sprite>();
  readonly #seen = new WeakSet<Mark>();
  #room = MOST_BYTES;

  /** The sprite of a group; undefined if it has none. */
  of({ marks: [mark, ...others] }: Group): Sprite | undefined {
    return mark && others.length === 0 ? this.#known.get(mark) : undefined;
  }

  /** Records a painted group; the second time, it becomes a sprite. */
  note({ rect, marks: [mark, ...others] }: Group, look: (rect: Rect) => Patch, ground: Bitmap): void {
    if (!mark || others.length > 0) return;
    const isNew = !this.#seen.has(mark);
    this.#seen.add(mark);
    if (isNew || this.#room <= 0) return;
    const sprite = spriteOf(ground.cut(rect), look(rect));
    this.#known.set(mark, sprite);
    this.#room -= bytesOf(sprite);
  }

  forgetWithin(rects: readonly Rect[]): void {
    if (rects.length === 0) return;
    for (const [mark, sprite] of this.#known) {
      if (rects.every((changed) => !doOverlap(changed, sprite.look.rect))) continue;
      this.#known.delete(mark);
      this.#room += bytesOf(sprite);
    }
  }
}

function spriteOf(ground: Patch, look: Patch): Sprite {
  return { ground, look, appears: changeOf(ground, look.pixels), vanishes: changeOf(look, ground.pixels) };
}

function bytesOf({ look }: Sprite): number {
  return 4 * look.pixels.length;
}
