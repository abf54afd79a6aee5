import { EMPTY_RECT, type Rect, type Size } from "../../geometry.js";
import { expand, type Runs, runsOf } from "./runs.js";

/** What a rectangle shows next, and which of its pixels are as they were. */
export interface Change {
  readonly rect: Rect;
  readonly runs: Runs;
  /** By pixel, 1 where it is the same as before, 0 where it is new; empty when all are new. */
  readonly isKept: Uint8Array;
}

/** The palette indices a player shows: what the next image is compared with. */
export class Screen {
  readonly #size: Size;
  #shown: Uint8Array | undefined;

  constructor(size: Size) {
    this.#size = size;
  }

  /**
   * Shows new indices and says what they changed: the tight box of the pixels that differ, the
   * whole picture at first, an empty box when nothing does.
   */
  show(rect: Rect, runs: Runs): Change {
    const indices = expand(runs);
    if (!this.#shown) {
      this.#shown = indices;
      return { rect, runs, isKept: new Uint8Array(0) };
    }
    const box = this.#differing(rect, indices, this.#shown);
    const pixels = new Uint8Array(box.width * box.height);
    const isKept = new Uint8Array(box.width * box.height);
    for (let y = 0, to = 0; y < box.height; y++) {
      let from = (box.y - rect.y + y) * rect.width + box.x - rect.x;
      let at = (box.y + y) * this.#size.width + box.x;
      for (let x = 0; x < box.width; x++, to++, from++, at++) {
        const index = indices[from] as number;
        pixels[to] = index;
        isKept[to] = this.#shown[at] === index ? 1 : 0;
        this.#shown[at] = index;
      }
    }
    return { rect: box, runs: runsOf(pixels), isKept };
  }

  #differing(rect: Rect, indices: Uint8Array, shown: Uint8Array): Rect {
    let left = rect.width;
    let right = -1;
    let top = rect.height;
    let bottom = -1;
    for (let y = 0, i = 0; y < rect.height; y++) {
      let at = (rect.y + y) * this.#size.width + rect.x;
      for (let x = 0; x < rect.width; x++, i++, at++) {
        if (indices[i] === shown[at]) continue;
        if (x < left) left = x;
        if (x > right) right = x;
        if (y < top) top = y;
        bottom = y;
      }
    }
    if (right < 0) return EMPTY_RECT;
    return { x: rect.x + left, y: rect.y + top, width: right - left + 1, height: bottom - top + 1 };
  }
}
