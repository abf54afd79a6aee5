import { type Film, type Frame, type Patch, wordsOf } from "../../film/frame.js";
import { type Runs, runEnd } from "./runs.js";

const FIRST_SLOTS = 1 << 12;

/** A color as one number, 0xBBGGRR. */
export type Color = number;

export function colorOf(hex: string): Color {
  const rgb = Number.parseInt(hex.slice(1), 16);
  return ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >>> 16);
}

/** The squared distance of two colors in RGB, 0 to 195,075. */
export function distance(a: Color, b: Color): number {
  const red = (a & 0xff) - (b & 0xff);
  const green = ((a >>> 8) & 0xff) - ((b >>> 8) & 0xff);
  const blue = ((a >>> 16) & 0xff) - ((b >>> 16) & 0xff);
  return red * red + green * green + blue * blue;
}

/** Counts of a film's colors. Every color has a place, a small number that identifies it. */
export class ColorCounts {
  #keys = new Int32Array(FIRST_SLOTS);
  #places = new Int32Array(FIRST_SLOTS).fill(-1);
  readonly #runs = new WeakMap<Patch, Runs>();
  readonly colors: Color[] = [];
  /** By place, the number of pixels with the color. */
  readonly counts: number[] = [];
  /** By place, the number of those that are not in the first picture. */
  readonly changes: number[] = [];
  /** The frames with patches, in order. */
  readonly frames: number[] = [];

  /** Counts a frame's pixels. Those of the first picture count once for each frame, as they may stay visible. */
  add({ index, patches }: Frame, frameCount: number): void {
    if (patches.length > 0) this.frames.push(index);
    for (const patch of patches) this.#addRuns(this.placesIn(patch), index === 0 ? frameCount : 1, index > 0);
  }

  #addRuns({ indices, ends }: Runs, weight: number, isChange: boolean): void {
    for (let run = 0, start = 0; run < ends.length; run++) {
      const [place, end] = [indices[run] as number, ends[run] as number];
      this.counts[place] = (this.counts[place] as number) + weight * (end - start);
      if (isChange) this.changes[place] = (this.changes[place] as number) + end - start;
      start = end;
    }
  }

  /** A patch as runs of places. The result is cached, as patches recur in other passes and frames. */
  placesIn(patch: Patch): Runs {
    const known = this.#runs.get(patch);
    if (known) return known;
    const runs = { indices: [] as number[], ends: [] as number[] };
    const colors = wordsOf(patch.pixels);
    for (let start = 0, end = 0; start < colors.length; start = end) {
      end = runEnd(colors, start);
      runs.indices.push(this.#placeFor((colors[start] as number) & 0xffffff));
      runs.ends.push(end);
    }
    this.#runs.set(patch, runs);
    return runs;
  }

  /** The place of a color in `colors`; -1 if it was never counted. */
  placeOf(color: Color): number {
    return this.#places[this.#slotOf(color)] as number;
  }

  #placeFor(color: Color): number {
    const slot = this.#slotOf(color);
    const known = this.#places[slot] as number;
    if (known >= 0) return known;
    const place = this.colors.length;
    this.colors.push(color);
    this.counts.push(0);
    this.changes.push(0);
    this.#keys[slot] = color;
    this.#places[slot] = place;
    if (2 * place > this.#keys.length) this.#grow();
    return place;
  }

  #slotOf(color: Color): number {
    const mask = this.#keys.length - 1;
    let slot = (Math.imul(color, 0x9e3779b1) >>> 8) & mask;
    while (this.#places[slot] !== -1 && this.#keys[slot] !== color) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    this.#keys = new Int32Array(4 * this.#keys.length);
    this.#places = new Int32Array(this.#keys.length).fill(-1);
    this.colors.forEach((color, place) => {
      const slot = this.#slotOf(color);
      this.#keys[slot] = color;
      this.#places[slot] = place;
    });
  }
}

const surveys = new WeakMap<Film, Promise<ColorCounts>>();

/** The colors of a film, counted in one separate pass for all encoders. */
export function surveyOf(film: Film): Promise<ColorCounts> {
  const known = surveys.get(film) ?? survey(film);
  surveys.set(film, known);
  return known;
}

async function survey(film: Film): Promise<ColorCounts> {
  const counts = new ColorCounts();
  for await (const frame of film.frames()) counts.add(frame, film.timeline.frameCount);
  return counts;
}
