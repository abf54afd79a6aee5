import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gif } from "../../../src/formats/gif/encode/gif.js";
import { webp } from "../../../src/formats/webp/encode/webp.js";
import type { PartialReel } from "../../../src/reel/reel.js";
import type { Scene } from "../../../src/scene/scene.js";
import { encoded, filmOf, PLAIN } from "../../support/films.js";
import { chromium } from "../../support/judges/chromium.js";
import { type Judge, skipNote } from "../../support/judges/judge.js";
import { pillow } from "../../support/judges/pillow.js";
import { firstDifference, framesOf, shownAtFrames } from "../../support/shown.js";
import { staged } from "../../support/stage.js";

const JUDGES: readonly Judge[] = [pillow, chromium];
const SMALL: PartialReel = { width: 321, height: 181, dpi: 17, frames: 40 };
const FILMS: readonly [string, PartialReel][] = [
  ["the post's figure, small", SMALL],
  ["at 30 fps with intro and hold", { ...SMALL, fps: 30, intro: 333, hold: 505 }],
  ["of one frame", { ...SMALL, frames: 1 }],
  ["over contours, with panels", { ...SMALL, objective: "quadratic", panels: ["moment1", "step-size"], counter: true }],
];

const folder = mkdtempSync(join(tmpdir(), "gradreel-webp-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(FILMS)("a WebP film %s", (name, reel) => {
  const path = join(folder, `${name.replaceAll(/\W+/g, "-")}.webp`);
  let scene: Scene;
  let durationMs: number;
  beforeAll(async () => {
    ({ scene } = staged(reel));
    const { file, facts } = await encoded(filmOf(scene), webp);
    ({ durationMs } = facts);
    writeFileSync(path, file);
  });

  for (const judge of JUDGES) {
    const missing = judge.missing();
    it.skipIf(missing)(
      `is shown by ${judge.name} as it was drawn${skipNote(missing)}`,
      async () => {
        const decoded = await judge.decode(path);
        expect(decoded).toMatchObject(scene.size);
        expect(firstDifference(await framesOf(filmOf(scene)), shownAtFrames(decoded, scene.timeline))).toBe(-1);
        expect(decoded.images.reduce((sum, image) => sum + image.durationMs, 0)).toBe(durationMs);
      },
      30_000,
    );
  }
});

describe("the post's job", () => {
  it("is a tenth larger than the GIF as a WebP of all colors, and a tenth smaller with the GIF's colors", async () => {
    const film = filmOf(staged().scene);
    const theirs = await encoded(film, gif);
    const exact = await encoded(film, webp);
    expect(exact.facts.exact).toBe(true);
    expect(theirs.facts.exact).toBe(false);
    expect(exact.file.length).toBeLessThan(1.15 * theirs.file.length);
    const alike = await encoded(film, webp, { ...PLAIN, colors: theirs.facts.colors as number });
    expect(alike.facts.colors).toBe(theirs.facts.colors);
    expect(alike.file.length).toBeLessThan(0.9 * theirs.file.length);
  });
});
