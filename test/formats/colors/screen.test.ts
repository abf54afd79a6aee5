import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Runs } from "../../../src/formats/colors/runs.js";
import { type IndexedPatch, KEPT, Screen } from "../../../src/formats/colors/screen.js";
import { graphicControl, header, imageDescriptor, TRAILER } from "../../../src/formats/gif/encode/blocks.js";
import { ImageCompressor } from "../../../src/formats/gif/encode/gif.js";
import { wholeOf } from "../../../src/math/geometry.js";
import { boxOf } from "../../support/box-of.js";
import { runsOf } from "../../support/index-runs.js";
import { decodeGif } from "../../support/judges/omggif.js";

const SIZE = { width: 90, height: 60 };
/** Patches are disjoint, because each lies in its own cell. */
const CELL = 15;
const CELLS = (SIZE.width / CELL) * (SIZE.height / CELL);
/** Grays, so that a decoded color is the index. */
const GRAYS = Array.from({ length: 256 }, (_, i) => i * 0x10101);

/** Indices of few values, so that some pixels stay unchanged, or of all 256. */
const indices = (length: number, most: number) =>
  fc.oneof(
    fc.uint8Array({ minLength: length, maxLength: length, max: most }),
    fc.nat(most).map((index) => new Uint8Array(length).fill(index)),
  );

const patches = (most: number): fc.Arbitrary<IndexedPatch[]> =>
  fc.uniqueArray(fc.nat(CELLS - 1), { maxLength: 5 }).chain((cells) =>
    fc.tuple(
      ...cells.map((cell) =>
        fc
          .tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
          .chain(([dx, dy, width, height]) => {
            const x = CELL * (cell % (SIZE.width / CELL)) + dx;
            const y = CELL * Math.floor(cell / (SIZE.width / CELL)) + dy;
            return indices(width * height, most).map((pixels) => patchOf({ x, y, width, height }, pixels));
          }),
      ),
    ),
  );

/** A whole picture, then changes. */
const films: fc.Arbitrary<IndexedPatch[][]> = fc
  .constantFrom(2, 255)
  .chain((most) =>
    fc
      .tuple(indices(SIZE.width * SIZE.height, most), fc.array(patches(most), { maxLength: 5 }))
      .map(([first, changes]) => [[patchOf(wholeOf(SIZE), first)], ...changes]),
  );

describe("Screen", () => {
  it.each([
    ["bytes", Uint8Array],
    ["longer integers", Int32Array],
  ])("gives the same change as a comparison of whole pictures, in %s", (_, pixels) => {
    fc.assert(
      fc.property(films, ([first = [], ...changes]) => {
        const screen = new Screen(SIZE, pixels);
        screen.show(first);
        const picture = applied(new Uint8Array(SIZE.width * SIZE.height), first);
        for (const change of changes) {
          const before = picture.slice();
          applied(picture, change);
          const { rect, runs, opaque } = screen.show(change);
          const differs = (x: number, y: number) => picture[y * SIZE.width + x] !== before[y * SIZE.width + x];
          expect(rect).toEqual(boxOf(SIZE, differs));
          const places = placesIn(rect);
          expect(listed(opaque())).toEqual(places.map((i) => picture[i]));
          expect(listed(runs)).toEqual(places.map((i) => (picture[i] === before[i] ? KEPT : picture[i])));
        }
      }),
    );
  });
});

describe("ImageCompressor", () => {
  it("writes changes, near or far apart, so that another decoder shows the same pictures", () => {
    const forms = { opaque: 0, transparent: 0 };
    fc.assert(
      fc.property(films, (film) => {
        const [screen, compressor] = [new Screen(SIZE), new ImageCompressor()];
        const picture = new Uint8Array(SIZE.width * SIZE.height);
        const pictures: Uint8Array[] = [];
        const blocks: Uint8Array[] = [];
        for (const change of film) {
          const shown = screen.show(change);
          if (shown.rect.width === 0) continue;
          const { data, transparent } = compressor.compress(shown);
          forms[transparent === undefined ? "opaque" : "transparent"]++;
          blocks.push(Uint8Array.from([...graphicControl(2, transparent), ...imageDescriptor(shown.rect)]), data);
          pictures.push(applied(picture, change).slice());
        }
        const file = Buffer.concat([Uint8Array.from(header(SIZE, GRAYS)), ...blocks, Uint8Array.of(TRAILER)]);
        const decoded = decodeGif(file).images.map(({ rgb }) => Buffer.from(rgb.filter((_, i) => i % 3 === 0)));
        expect(decoded.map((red, i) => red.equals(pictures[i] as Uint8Array))).toEqual(pictures.map(() => true));
      }),
    );
    expect(forms.opaque).toBeGreaterThan(100);
    expect(forms.transparent).toBeGreaterThan(100);
  });

  it("never reads pixels between distant patches", () => {
    const screen = new Screen(SIZE);
    screen.show([patchOf(wholeOf(SIZE), new Uint8Array(SIZE.width * SIZE.height))]);
    const corners = [
      { x: 0, y: 0 },
      { x: 80, y: 50 },
    ].map(({ x, y }) => patchOf({ x, y, width: 10, height: 10 }, new Uint8Array(100).fill(1)));
    const opaque = () => {
      throw new Error("The opaque form was asked for.");
    };
    const { transparent } = new ImageCompressor().compress({ ...screen.show(corners), opaque });
    expect(transparent).toBe(0);
  });

  it("uses the opaque form if the new pixels use all 256 indices", () => {
    const screen = new Screen(SIZE);
    const halves = Uint8Array.from({ length: SIZE.width * SIZE.height }, (_, i) => (i % SIZE.width < 45 ? 7 : 9));
    screen.show([patchOf(wholeOf(SIZE), halves)]);
    const all = Uint8Array.from({ length: 256 }, (_, i) => i);
    const change = screen.show([
      patchOf({ x: 0, y: 0, width: 16, height: 16 }, all),
      patchOf({ x: 70, y: 44, width: 16, height: 16 }, all),
    ]);
    expect(new ImageCompressor().compress(change).transparent).toBeUndefined();
  });
});

function patchOf(rect: IndexedPatch["rect"], pixels: Uint8Array): IndexedPatch {
  return { rect, runs: runsOf(pixels) };
}

function placesIn({ x, y, width, height }: IndexedPatch["rect"]): number[] {
  return Array.from({ length: width * height }, (_, i) => (y + Math.floor(i / width)) * SIZE.width + x + (i % width));
}

function applied(picture: Uint8Array, patches: readonly IndexedPatch[]): Uint8Array {
  for (const { rect, runs } of patches) {
    const values = listed(runs);
    placesIn(rect).forEach((place, i) => {
      picture[place] = values[i] as number;
    });
  }
  return picture;
}

function listed({ indices, ends }: Runs): number[] {
  return ends.flatMap((end, run) => new Array<number>(end - (ends[run - 1] ?? 0)).fill(indices[run] as number));
}
