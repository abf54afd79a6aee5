import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { poster } from "../../../src/formats/png/encode/poster.js";
import { builtIns } from "../../../src/reel/built-ins.js";
import { encoded, filmOf, PLAIN } from "../../support/films.js";
import { chromium } from "../../support/judges/chromium.js";
import { ffmpeg } from "../../support/judges/ffmpeg.js";
import { skipNote } from "../../support/judges/judge.js";
import { chunksOf, decodePng, only } from "../../support/judges/libpng.js";
import { pillow } from "../../support/judges/pillow.js";
import { filmOfOne } from "../../support/patch-films.js";
import { scenes } from "../../support/scenes.js";
import { framesOf } from "../../support/shown.js";
import { staged } from "../../support/stage.js";

const FRAME = 20;
const race = filmOf(staged({ ...builtIns.race.reel, width: 320, height: 180, dpi: 17, frames: 30 }).scene);
const folder = mkdtempSync(join(tmpdir(), "gradreel-poster-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("a poster", () => {
  it("is the requested frame, pixel for pixel, or the last if there are fewer", async () => {
    await fc.assert(
      fc.asyncProperty(scenes, fc.nat(7), async (scene, posterFrame) => {
        const film = filmOf(scene);
        const { file, facts } = await encoded(film, poster, { ...PLAIN, posterFrame });
        expect(facts).toMatchObject({ images: 1, durationMs: 0, exact: true });
        const frames = await framesOf(film);
        expect((await decodePng(file)).equals((frames[posterFrame] ?? frames.at(-1)) as Buffer)).toBe(true);
      }),
    );
  });

  for (const judge of [ffmpeg, pillow, chromium]) {
    const missing = judge.missing();
    it.skipIf(missing)(`is seen by ${judge.name} as it was drawn${skipNote(missing)}`, async () => {
      const path = join(folder, "poster.png");
      writeFileSync(path, (await encoded(race, poster, { ...PLAIN, posterFrame: FRAME })).file);
      const { images } = await judge.decode(path);
      expect(images).toHaveLength(1);
      expect(images[0]?.rgb.equals((await framesOf(race))[FRAME] as Buffer)).toBe(true);
    });
  }

  it.each([
    [256, 3, 256],
    [257, 2, undefined],
  ])("of %d colors is of color type %d", async (colors, colorType, inPalette) => {
    const { file, facts } = await encoded(filmOfOne(colors), poster);
    expect(only(chunksOf(file), "IHDR")[9]).toBe(colorType);
    expect(facts.colors).toBe(inPalette);
  });

  it("has at most the requested colors, and states its program but no date", async () => {
    const { file, facts } = await encoded(race, poster, { ...PLAIN, colors: 8, posterFrame: FRAME });
    expect(facts).toMatchObject({ colors: 8, exact: false });
    const chunks = chunksOf(file);
    expect(chunks.map(({ type }) => type)).toEqual(["IHDR", "PLTE", "tEXt", "IDAT", "IEND"]);
    expect(only(chunks, "PLTE")).toHaveLength(24);
    expect(only(chunks, "tEXt").toString("latin1")).toBe("Comment\0test");
  });
});
