import fc from "fast-check";
import type { Film, Frame, Patch, Timeline } from "../../src/film/frame.js";
import { type Rect, wholeOf } from "../../src/math/geometry.js";

const SIZE = { width: 90, height: 60 };
/** Patches are disjoint by lying in a cell each. */
const CELL = 15;
const CELLS = (SIZE.width / CELL) * (SIZE.height / CELL);
const MOST_SIDE = 9;

/** So many colors, spread over all channels; the first ones are near black. */
const colorOf = (number: number): number => (number < 3 ? number : Math.imul(number, 0x9e3779b1) >>> 8);

const rects = fc
  .tuple(
    fc.nat(CELL - MOST_SIDE),
    fc.nat(CELL - MOST_SIDE),
    fc.integer({ min: 1, max: MOST_SIDE }),
    fc.integer({ min: 1, max: MOST_SIDE }),
  )
  .map(([x, y, width, height]): Rect => ({ x, y, width, height }));

/** Pixels that are noise or all one color. */
const patchOf = (rect: Rect, colors: number): fc.Arbitrary<Patch> => {
  const length = rect.width * rect.height;
  const number = fc.nat(colors - 1);
  return fc
    .oneof(
      fc.array(number, { minLength: length, maxLength: length, size: "max" }),
      number.map((one) => new Array<number>(length).fill(one)),
    )
    .map((numbers) => ({ rect, pixels: pixelsOf(numbers) }));
};

const patches = (colors: number): fc.Arbitrary<Patch[]> =>
  fc.uniqueArray(fc.nat(CELLS - 1), { maxLength: 5 }).chain((cells) =>
    fc.tuple(
      ...cells.map((cell) =>
        rects.chain((rect) => {
          const x = rect.x + CELL * (cell % (SIZE.width / CELL));
          const y = rect.y + CELL * Math.floor(cell / (SIZE.width / CELL));
          return patchOf({ ...rect, x, y }, colors);
        }),
      ),
    ),
  );

/** A picture of so many colors, then changes, near and far apart. */
export const patchFilms = (colors: number): fc.Arbitrary<Film> =>
  fc.array(patches(colors), { maxLength: 5 }).map((changes) => filmOfPatches([[pictureOf(colors)], ...changes], {}));

/** One picture of so many colors, at most 5400. */
export function filmOfOne(colors: number, timeline: Partial<Timeline> = {}): Film {
  return filmOfPatches([[pictureOf(colors)]], timeline);
}

/** A picture of so many colors, then a patch of a pixel that is there already. */
export function filmOfRepeat(colors: number): Film {
  const picture = pictureOf(colors);
  const rect = { x: 3, y: 2, width: 1, height: 1 };
  const at = 4 * (rect.y * SIZE.width + rect.x);
  return filmOfPatches([[picture], [{ rect, pixels: picture.pixels.slice(at, at + 4) }]], {});
}

function pictureOf(colors: number): Patch {
  const numbers = Array.from({ length: SIZE.width * SIZE.height }, (_, i) => i % colors);
  return { rect: wholeOf(SIZE), pixels: pixelsOf(numbers) };
}

function filmOfPatches(patches: readonly (readonly Patch[])[], timeline: Partial<Timeline>): Film {
  const all: readonly Frame[] = patches.map((patches, index) => ({ index, patches }));
  async function* frames(): AsyncGenerator<Frame> {
    yield* all;
  }
  const times = { frameCount: all.length, frameMs: 20, introMs: 0, holdMs: 0, plays: 0, ...timeline };
  return { size: SIZE, timeline: times, flatColors: [], frames };
}

function pixelsOf(numbers: readonly number[]): Uint8ClampedArray {
  return Uint8ClampedArray.from(
    numbers.flatMap((number) => {
      const color = colorOf(number);
      return [color & 0xff, (color >>> 8) & 0xff, color >>> 16, 255];
    }),
  );
}
