import type { Patch } from "../film/frame.js";
import { doOverlap, type Rect } from "../math/geometry.js";
import type { Mark } from "../scene/scene.js";
import type { Group } from "./groups.js";
import { changeOf, type Sheet } from "./sheet.js";

/** Sprites are remembered while they take no more than this. */
const MOST_BYTES = 1 << 22;

/** A mark that comes again and again, such as a digit of a number, and the ground under it. */
export interface Sprite {
  readonly ground: Patch;
  readonly look: Patch;
  /** What changes when it comes, and when it goes; nothing where it cannot be seen. */
  readonly appears: Patch | undefined;
  readonly vanishes: Patch | undefined;
}

/** The sprites of a pass. They are made the second time that a mark comes, and forgotten when the ground changes. */
export class Sprites {
  readonly #known = new Map<Mark, Sprite>();
  readonly #seen = new WeakSet<Mark>();
  #room = MOST_BYTES;

  /** The sprite of a group, if it has one. */
  of({ marks: [mark, ...others] }: Group): Sprite | undefined {
    return mark && others.length === 0 ? this.#known.get(mark) : undefined;
  }

  /** Takes note of a group that was painted. */
  note({ rect, marks: [mark, ...others] }: Group, look: (rect: Rect) => Patch, ground: Sheet): void {
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
