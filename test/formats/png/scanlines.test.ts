import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Film, Frame } from "../../../src/film/frame.js";
import { ColorCounts } from "../../../src/formats/colors/color-counts.js";
import { coloringFor } from "../../../src/formats/png/encode/coloring.js";
import { Scanlines } from "../../../src/formats/png/encode/scanlines.js";
import { PLAIN } from "../../support/films.js";
import { patchFilms } from "../../support/patch-films.js";
import { propertyRuns } from "../../support/property-runs.js";
import { framesOf } from "../../support/shown.js";

const films = fc.constantFrom(3, 256, 400).chain(patchFilms);

describe("Scanlines", () => {
  it("put patch by patch equal those of the whole picture, with any number of bytes a pixel", async () => {
    await fc.assert(
      fc.asyncProperty(films, fc.boolean(), async (film, isLayered) => {
        const { lines, coloring } = await linesOf(film, isLayered);
        const bytes = lines.filteredBytes("none");
        const { width, height } = film.size;
        const rowBytes = 1 + width * coloring.bytesPerPixel;
        expect(bytes).toHaveLength(rowBytes * height);
        const last = (await framesOf(film)).at(-1) as Buffer;
        const palette = coloring.chunks[0] as Buffer | undefined;
        for (let i = 0; i < width * height; i++) {
          const at = rowBytes * Math.floor(i / width) + 1 + coloring.bytesPerPixel * (i % width);
          const pixel = palette?.subarray(8 + 3 * (bytes[at] as number)) ?? bytes.subarray(at);
          if (pixel.compare(last, 3 * i, 3 * i + 3, 0, 3) !== 0) throw new Error(`Pixel ${i} differs.`);
        }
      }),
      { numRuns: propertyRuns(40) },
    );
  });

  it("as differences equal a subtraction byte by byte", async () => {
    await fc.assert(
      fc.asyncProperty(films, fc.boolean(), async (film, isLayered) => {
        const { lines, coloring } = await linesOf(film, isLayered);
        const bytes = lines.filteredBytes("none");
        const rowBytes = 1 + film.size.width * coloring.bytesPerPixel;
        const expected = bytes.map((byte, i) => (i % rowBytes === 0 ? 2 : byte - (bytes[i - rowBytes] ?? 0)));
        expect(lines.filteredBytes("up").equals(expected)).toBe(true);
      }),
      { numRuns: propertyRuns(40) },
    );
  });
});

/** The scanlines after the last frame. */
async function linesOf(film: Film, isLayered: boolean) {
  const counts = new ColorCounts();
  const frames: Frame[] = [];
  for await (const frame of film.frames()) {
    counts.add(frame, film.timeline.frameCount);
    frames.push(frame);
  }
  const coloring = coloringFor(counts, film.flatColors, PLAIN, isLayered);
  const lines = new Scanlines(film.size, coloring);
  for (const patch of frames.flatMap(({ patches }) => patches)) lines.put(coloring.valuesOf(patch));
  return { lines, coloring };
}
