import { boxOf, type Rect, type Size } from "../../geometry.js";
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
    const shown = this.#shown;
    const { width } = this.#size;
    const differs = (x: number, y: number) => indices[y * rect.width + x] !== shown[(rect.y + y) * width + rect.x + x];
    const box = boxOf(rect, differs);
    const pixels = new Uint8Array(box.width * box.height);
    const isKept = new Uint8Array(box.width * box.height);
    for (let y = 0, to = 0; y < box.height; y++) {
      let from = (box.y + y) * rect.width + box.x;
      let at = (rect.y + box.y + y) * width + rect.x + box.x;
      for (let x = 0; x < box.width; x++, to++, from++, at++) {
        const index = indices[from] as number;
        pixels[to] = index;
        isKept[to] = shown[at] === index ? 1 : 0;
        shown[at] = index;
      }
    }
    return { rect: { ...box, x: rect.x + box.x, y: rect.y + box.y }, runs: runsOf(pixels), isKept };
  }
}
