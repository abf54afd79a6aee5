import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Timeline } from "../../../src/film/frame.js";
import { apng } from "../../../src/formats/apng/apng.js";
import { dot } from "../../../src/scene/marks/marker.js";
import { encoded, filmOf, PLAIN } from "../../support/films.js";
import { chunksOf, decodeApng, only } from "../../support/judges/libpng.js";
import { filmOfOne, filmOfRepeat, patchFilms } from "../../support/patch-films.js";
import { propertyRuns } from "../../support/property-runs.js";
import { sceneOf, scenes } from "../../support/scenes.js";
import { firstDifference, framesOf, shownAtFrames } from "../../support/shown.js";

const INDEXED = 3;
const RGB = 2;
const RGBA = 6;
const BLEND_OVER = 1;

const still = (at: number) => ({
  additions: [],
  marks: [dot(at, 18, { color: "#ff0000", radiusPx: 4, clip: { x: 0, y: 0, width: 48, height: 36 } })],
});

const filmThatMoves = (times: Partial<Timeline> = {}, places: readonly number[] = [10, 20, 30]) =>
  filmOf(sceneOf([], places.map(still), times));

const colorTypeOf = (file: Buffer) => only(chunksOf(file), "IHDR")[9];

const durationsOf = async (file: Buffer) => (await decodeApng(file)).images.map(({ durationMs }) => durationMs);

describe("an APNG", () => {
  it("shows every frame of a scene exactly, at its time", async () => {
    await fc.assert(
      fc.asyncProperty(scenes, async (scene) => {
        const film = filmOf(scene);
        const { file, facts } = await encoded(film, apng);
        const decoded = await decodeApng(file);
        expect(facts.exact).toBe(true);
        expect(decoded.images).toHaveLength(facts.images);
        expect(firstDifference(await framesOf(film), shownAtFrames(decoded, scene.timeline))).toBe(-1);
      }),
    );
  });

  it.each([255, 256, 257])("keeps the picture when a frame brings pixels that are there: %i colors", async (colors) => {
    const film = filmOfRepeat(colors);
    const { file } = await encoded(film, apng);
    expect(firstDifference(await framesOf(film), shownAtFrames(await decodeApng(file), film.timeline))).toBe(-1);
  });

  it.each([
    ["few colors, indexed", 5, INDEXED],
    ["255 colors, indexed", 255, INDEXED],
    ["256 colors, indexed without room for what stays", 256, INDEXED],
    ["257 colors, as they are", 257, RGBA],
    ["thousands of colors, as they are", 5000, RGBA],
  ])("composes random patches to the same result as whole pictures: %s", async (_, colors, colorType) => {
    const blends = new Set<number>();
    await fc.assert(
      fc.asyncProperty(patchFilms(colors), async (film) => {
        const { file, facts } = await encoded(film, apng);
        expect(facts.exact).toBe(true);
        expect(facts.colors).toBe(colorType === INDEXED ? colors : undefined);
        const decoded = await decodeApng(file);
        expect(firstDifference(await framesOf(film), shownAtFrames(decoded, film.timeline))).toBe(-1);
        if (decoded.images.length > 1) expect(colorTypeOf(file)).toBe(colorType);
        for (const { type, data } of chunksOf(file)) if (type === "fcTL") blends.add(data[25] as number);
      }),
      { numRuns: propertyRuns(60) },
    );
    expect(blends.has(BLEND_OVER)).toBe(colors !== 256);
  });

  it("states the numbers of images and plays before the images, and no date", async () => {
    const { file, facts } = await encoded(filmThatMoves({ plays: 3 }), apng);
    const chunks = chunksOf(file);
    const control = only(chunks, "acTL");
    expect([control.readUInt32BE(0), control.readUInt32BE(4)]).toEqual([facts.images, 3]);
    expect(chunks.filter(({ type }) => type === "fcTL")).toHaveLength(facts.images);
    expect(chunks.map(({ type }) => type).slice(0, 7)).toEqual([
      ...["IHDR", "acTL", "PLTE", "tRNS", "tEXt", "fcTL", "IDAT"],
    ]);
    expect(only(chunks, "tEXt").toString("latin1")).toBe("Comment\0test");
  });

  it("has the same bytes every time", async () => {
    const [once, again] = [await encoded(filmThatMoves(), apng), await encoded(filmThatMoves(), apng)];
    expect(once.file.equals(again.file)).toBe(true);
  });

  it("makes one longer image of equal frames", async () => {
    const { file } = await encoded(filmThatMoves({ holdMs: 300 }, [10, 10, 10, 20, 20]), apng);
    expect(await durationsOf(file)).toEqual([60, 340]);
  });

  it("rounds the ends of frames, not their lengths", async () => {
    const places = Array.from({ length: 6 }, (_, i) => 4 + 5 * i);
    const { file, facts } = await encoded(filmThatMoves({ frameMs: 1000 / 60 }, places), apng);
    expect(await durationsOf(file)).toEqual([17, 16, 17, 17, 16, 17]);
    expect(facts.durationMs).toBe(100);
  });

  it("shows the first frame longer by the intro, the last by the hold, and a single one by both", async () => {
    const times = { introMs: 500, holdMs: 300 };
    expect(await durationsOf((await encoded(filmThatMoves(times), apng)).file)).toEqual([520, 20, 320]);
    expect(await durationsOf((await encoded(filmThatMoves(times, [10]), apng)).file)).toEqual([820]);
  });

  it.each([256, 2])("continues a time too long for one image with the same picture, in %d colors", async (colors) => {
    const film = filmThatMoves({ holdMs: 70_123 }, [10, 20]);
    const { file, facts } = await encoded(film, apng, { ...PLAIN, colors });
    const { images } = await decodeApng(file);
    expect(images.map(({ durationMs }) => durationMs)).toEqual([20, 70_000, 143]);
    expect(facts).toMatchObject({ images: 3, durationMs: 70_163 });
    expect(images[2]?.rgb.equals(images[1]?.rgb as Buffer)).toBe(true);
  });

  it.each([
    [256, 0, INDEXED],
    [256, 70_123, INDEXED],
    [257, 0, RGB],
    [257, 70_123, RGB],
  ])("of one picture of %d colors held for %d ms has no transparency", async (colors, holdMs, colorType) => {
    const film = filmOfOne(colors, { holdMs });
    const { file, facts } = await encoded(film, apng);
    expect(colorTypeOf(file)).toBe(colorType);
    expect(chunksOf(file).some(({ type }) => type === "tRNS")).toBe(false);
    const { images } = await decodeApng(file);
    expect(facts.images).toBe(images.length);
    const [picture] = await framesOf(film);
    for (const { rgb } of images) expect(rgb.equals(picture as Buffer)).toBe(true);
  });

  it("has at most the requested colors, and reports to be exact if and only if it is", async () => {
    await fc.assert(
      fc.asyncProperty(scenes, fc.integer({ min: 2, max: 40 }), fc.boolean(), async (scene, colors, dither) => {
        const film = filmOf(scene);
        const { file, facts } = await encoded(film, apng, { ...PLAIN, colors, dither });
        const decoded = await decodeApng(file);
        expect(decoded.images).toHaveLength(facts.images);
        expect(firstDifference(await framesOf(film), shownAtFrames(decoded, scene.timeline)) === -1).toBe(facts.exact);
        expect(facts.colors).toBeLessThanOrEqual(colors);
      }),
    );
  });
});
