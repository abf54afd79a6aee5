import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../../src/errors.js";
import { webp } from "../../../src/formats/webp/encode/webp.js";
import { dot } from "../../../src/scene/marks/marker.js";
import type { Scene } from "../../../src/scene/scene.js";
import { encoded, filmOf, PLAIN } from "../../support/films.js";
import { chunksIn, decodeWebp } from "../../support/judges/libwebp.js";
import { propertyRuns } from "../../support/property-runs.js";
import { sceneOf, scenes } from "../../support/scenes.js";
import { firstDifference, framesOf, shownAtFrames } from "../../support/shown.js";
import { sceneFor, smallReels } from "../../support/small-reels.js";

const still = (at: number) => ({
  additions: [],
  marks: [dot(at, 18, { color: "#ff0000", radiusPx: 4, clip: { x: 0, y: 0, width: 48, height: 36 } })],
});
const FORM_BYTES = 12;

describe("a WebP", () => {
  it("shows every frame exactly, at its time", async () => {
    await fc.assert(
      fc.asyncProperty(scenes, async (scene) => {
        const { file, facts } = await encoded(filmOf(scene), webp);
        const decoded = await decodeWebp(file);
        expect(facts).toMatchObject({ exact: true, images: decoded.images.length });
        expect(firstDifference(await framesOf(filmOf(scene)), shownAtFrames(decoded, scene.timeline))).toBe(-1);
      }),
      { numRuns: propertyRuns(150) },
    );
  });

  it.each(Object.entries(smallReels))(
    "shows %s exactly",
    async (_, reels) => {
      await fc.assert(
        fc.asyncProperty(reels, async (reel) => {
          const scene = sceneFor(reel);
          const decoded = await decodeWebp((await encoded(filmOf(scene), webp)).file);
          expect(firstDifference(await framesOf(filmOf(scene)), shownAtFrames(decoded, scene.timeline))).toBe(-1);
        }),
        { numRuns: propertyRuns(6) },
      );
    },
    30_000,
  );

  it("has at most the requested colors, and reports whether it is exact", async () => {
    await fc.assert(
      fc.asyncProperty(scenes, fc.integer({ min: 2, max: 40 }), fc.boolean(), async (scene, colors, dither) => {
        const { file, facts } = await encoded(filmOf(scene), webp, { ...PLAIN, colors, dither });
        const decoded = await decodeWebp(file);
        const shown = shownAtFrames(decoded, scene.timeline);
        expect(firstDifference(await framesOf(filmOf(scene)), shown) === -1).toBe(facts.exact);
        expect(colorsIn(shown).size).toBeLessThanOrEqual(colors);
        expect(facts.colors).toBeLessThanOrEqual(colors);
      }),
      { numRuns: propertyRuns(60) },
    );
  });

  it("makes one longer image of equal frames, and of intro and hold", async () => {
    const durations = async (scene: Scene) =>
      (await decodeWebp((await encoded(filmOf(scene), webp)).file)).images.map(({ durationMs }) => durationMs);
    const frames = [still(10), still(10), still(10), still(20), still(20)];
    expect(await durations(sceneOf([], frames, { introMs: 500, holdMs: 300 }))).toEqual([560, 340]);
    expect(await durations(sceneOf([], [still(10)], { introMs: 500, holdMs: 300 }))).toEqual([820]);
  });

  it("rounds the ends of frames, not their lengths", async () => {
    const frames = Array.from({ length: 7 }, (_, i) => still(4 + 5 * i));
    const { file, facts } = await encoded(filmOf(sceneOf([], frames, { frameMs: 1000 / 30 })), webp);
    const { images } = await decodeWebp(file);
    expect(images.map(({ durationMs }) => durationMs)).toEqual([33, 34, 33, 33, 34, 33, 33]);
    expect(facts.durationMs).toBe(233);
  });

  it("splits a time that is too long for one image, with the same pictures", async () => {
    const scene = sceneOf([], [still(10), still(20)], { holdMs: 0xffffff });
    const { images } = await decodeWebp((await encoded(filmOf(scene), webp)).file);
    expect(images.map(({ durationMs }) => durationMs)).toEqual([20, 0xffffff, 20]);
    expect(images[2]?.rgb.equals(images[1]?.rgb as Buffer)).toBe(true);
  });

  it.each([
    [0, 0, 0],
    [1, 1, 0],
    [65_535, 65_535, 0],
    [65_536, 65_535, 1],
  ])("that plays %d times stores %d, with %d remarks", async (plays, stored, remarks) => {
    const { file, facts } = await encoded(filmOf(sceneOf([], [still(10), still(20)], { plays })), webp);
    expect(chunkOf(file, "ANIM").readUInt16LE(4)).toBe(stored);
    expect(facts.remarks).toHaveLength(remarks);
  });

  it.each(["", "abc", "gradreel 1"])("holds the comment %j, and its own length", async (comment) => {
    const { file } = await encoded(filmOf(sceneOf([], [still(10)])), webp, { ...PLAIN, comment });
    expect(file.readUInt32LE(4)).toBe(file.length - 8);
    expect(file.length % 2).toBe(0);
    expect(chunkOf(file, "EXIF").includes(`${comment}\0`)).toBe(true);
  });

  it("declares transparency if it has any", async () => {
    const featuresOf = async (scene: Scene) => chunkOf((await encoded(filmOf(scene), webp)).file, "VP8X")[0];
    expect(await featuresOf(sceneOf([], [still(10), still(20)]))).toBe(0x1a);
    expect(await featuresOf(sceneOf([], [still(10)]))).toBe(0x0a);
  });

  it("states the limit of its sides when it refuses a size", async () => {
    const film = { ...filmOf(sceneOf([], [still(10)])), size: { width: 16_384, height: 9 } };
    await expect(encoded(film, webp)).rejects.toThrow(UsageError);
    await expect(encoded(film, webp)).rejects.toThrow("16384×9");
  });
});

function chunkOf(file: Buffer, wanted: string): Buffer {
  const found = chunksIn(file.subarray(FORM_BYTES)).find(({ name }) => name === wanted);
  if (!found) throw new Error(`There is no chunk ${wanted}.`);
  return found.data;
}

function colorsIn(pictures: readonly Buffer[]): Set<number> {
  const colors = new Set<number>();
  for (const rgb of pictures) for (let at = 0; at < rgb.length; at += 3) colors.add(rgb.readUIntBE(at, 3));
  return colors;
}
