import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Film } from "../../../src/film/frame.js";
import { apng } from "../../../src/formats/apng/apng.js";
import type { EncodedFacts } from "../../../src/formats/encoder.js";
import { builtIns } from "../../../src/reel/built-ins.js";
import type { PartialReel } from "../../../src/reel/reel.js";
import { dot } from "../../../src/scene/marks/marker.js";
import { encoded, filmOf, PLAIN } from "../../support/films.js";
import { chromium } from "../../support/judges/chromium.js";
import { ffmpeg } from "../../support/judges/ffmpeg.js";
import { type Judge, skipNote } from "../../support/judges/judge.js";
import { decodeApng } from "../../support/judges/libpng.js";
import { pillow } from "../../support/judges/pillow.js";
import { sceneOf } from "../../support/scenes.js";
import { firstDifference, framesOf, shownAtFrames } from "../../support/shown.js";
import { staged } from "../../support/stage.js";

/** Pillow 9 paints pixels of a transparent palette index; Pillow 12 does not. */
const OF_PALETTES: readonly Judge[] = [ffmpeg, chromium];
const OF_COLORS: readonly Judge[] = [...OF_PALETTES, pillow];

const SMALL: PartialReel = { width: 320, height: 180, dpi: 17, frames: 60 };
const AREA = { x: 0, y: 0, width: 48, height: 36 };

const filmOfReel = (reel: PartialReel) => filmOf(staged({ ...SMALL, ...reel }).scene);
const movingDot = () =>
  filmOf(
    sceneOf(
      [],
      [10, 20, 20, 30].map((x) => ({
        additions: [],
        marks: [dot(x, 18, { color: "#ff0000", radiusPx: 4, clip: AREA })],
      })),
    ),
  );

const FILMS: readonly [string, () => Film, readonly Judge[], number][] = [
  ["of a curve, with intro and hold, twice", () => filmOfReel({ intro: 700, hold: 500, loop: 2 }), OF_COLORS, 256],
  ["at 30 fps", () => filmOfReel({ fps: 30 }), OF_COLORS, 256],
  ["of eight runs over contours", () => filmOfReel(builtIns.race.reel), OF_COLORS, 256],
  [
    "of a grid",
    () => filmOfReel({ layout: "grid", optimizers: [{ name: "adam" }, { name: "sgd" }], counter: true }),
    ...([OF_COLORS, 256] as const),
  ],
  ["with panels", () => filmOfReel(builtIns["amsgrad-state"].reel), OF_COLORS, 256],
  ["of a stream of losses", () => filmOfReel(builtIns["adam-vs-amsgrad"].reel), OF_COLORS, 256],
  ["held for more than a minute", () => filmOfReel({ frames: 3, hold: 70_123 }), OF_COLORS, 256],
  ["of one frame", () => filmOfReel({ frames: 1 }), OF_COLORS, 256],
  ["of one frame, held for more than a minute", () => filmOfReel({ frames: 1, hold: 70_123 }), OF_COLORS, 256],
  ["of few colors", movingDot, OF_PALETTES, 256],
  ["in 16 of many colors", () => filmOfReel({}), OF_PALETTES, 16],
];

const folder = mkdtempSync(join(tmpdir(), "gradreel-apng-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(FILMS)("an APNG %s", (name, filmNamed, judges, colors) => {
  const path = join(folder, `${name.replaceAll(/\W+/g, "-")}.png`);
  let film: Film;
  let facts: EncodedFacts;
  let frames: readonly Buffer[];

  beforeAll(async () => {
    film = filmNamed();
    const made = await encoded(film, apng, { ...PLAIN, colors });
    facts = made.facts;
    writeFileSync(path, made.file);
    // In few colors the pictures differ from the frames, but are the same for all judges.
    frames = facts.exact ? await framesOf(film) : shownAtFrames(await decodeApng(made.file), film.timeline);
  });

  for (const judge of judges) {
    const missing = judge.missing();
    const note = skipNote(missing);
    it.skipIf(missing)(`is shown by ${judge.name} as it was drawn, every frame at its time${note}`, async () => {
      const decoded = await judge.decode(path);
      expect(decoded.images).toHaveLength(facts.images);
      expect(firstDifference(shownAtFrames(decoded, film.timeline), frames)).toBe(-1);
      // A browser does not time a still picture.
      if (facts.images === 1 && judge === chromium) return;
      expect(decoded.images.reduce((sum, { durationMs }) => sum + durationMs, 0)).toBeCloseTo(facts.durationMs, 6);
    });
  }
});
