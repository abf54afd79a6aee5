import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { svgOf } from "../../../src/formats/svg/svg.js";
import { builtIns } from "../../../src/reel/built-ins.js";
import type { PartialReel } from "../../../src/reel/reel.js";
import { launchBrowser, missingBrowser, pixelsOf } from "../../support/browser.js";
import { skipNote } from "../../support/judges/judge.js";
import { paintedAnew } from "../../support/plain-painting.js";
import { staged } from "../../support/stage.js";

const TEXTS = { title: "f < g & h", description: "It goes → there.", comment: "gradreel" };
const SIZE = { width: 640, height: 360 };
/** Two renderers differ at edges, but not in areas. */
const MEAN_DIFFERENCE = 0.6;
const FAR_OFF = 64;
const FAR_OFF_SHARE = 0.002;

const reels: readonly (readonly [string, PartialReel])[] = Object.entries(builtIns).map(([name, { reel }]) => [
  name,
  reel,
]);

describe("an SVG", () => {
  const missing = missingBrowser();
  let browser: Browser;
  beforeAll(async () => {
    if (!missing) browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.skipIf(missing).each(reels)(
    `of %s looks in a browser as the picture does${skipNote(missing)}`,
    async (_, reel) => {
      const { scene } = staged({ ...reel, ...SIZE });
      const frame = Math.floor(scene.timeline.frameCount / 2);
      const svg = svgOf(scene, frame, TEXTS);
      const page = await browser.newPage({ viewport: SIZE });
      await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
      const seen = await pixelsOf(page);
      const expected = paintedAnew(scene, frame);
      let [sum, farOff] = [0, 0];
      for (let i = 0; i < expected.length; i++) {
        const difference = Math.abs((seen[i] as number) - (expected[i] as number));
        sum += difference;
        if (difference > FAR_OFF) farOff++;
      }
      expect(sum / expected.length).toBeLessThan(MEAN_DIFFERENCE);
      expect(farOff / expected.length).toBeLessThan(FAR_OFF_SHARE);
    },
    30_000,
  );
});
