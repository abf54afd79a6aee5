import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UsageError } from "../../src/errors.js";
import { rasterizer } from "../../src/raster/rasterize.js";
import { builtIns } from "../../src/reel/built-ins.js";
import type { PartialReel } from "../../src/reel/reel.js";
import type { Scene } from "../../src/scene/scene.js";
import { launchBrowser, missingBrowser, openPage } from "../support/browser.js";
import { skipNote } from "../support/judges/judge.js";
import { pageOf } from "../support/pages.js";
import { pictures } from "../support/scenes.js";
import { smallReels } from "../support/small-reels.js";
import { staged } from "../support/stage.js";

/**
 * Skia and cairo do not agree on the coverage of pixels that an edge crosses. What pictures may differ by on average, of
 * 255; and of the pixels that are off by more than `FAR_OFF`, the most: six of a picture of 640 by 360, where one mark
 * that is missing or a frame too late is more; more of tiny ones, whose letters are all edges.
 */
const MOST_MEAN = 2;
const FAR_OFF = 64;
const MOST_FAR_OFF = 1 / 38_400;
const MOST_FAR_OFF_TINY = 1 / 1000;

const missing = missingBrowser();
const folder = mkdtempSync(join(tmpdir(), "gradreel-page-"));
const path = join(folder, "page.html");
let browser: Browser;
beforeAll(async () => {
  if (!missing) browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Pixels of the page's canvas at some frames, in the order in which these are sought. */
async function framesOf(page: Page, frames: readonly number[]): Promise<Buffer[]> {
  const shown: Buffer[] = [];
  for (const frame of frames) {
    const text = await page.evaluate(
      `(async () => {
        const slider = document.getElementById("frame");
        slider.valueAsNumber = ${frame};
        slider.dispatchEvent(new Event("input"));
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const canvas = document.getElementById("picture");
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
        copy.drawImage(canvas, 0, 0);
        const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
        let text = "";
        for (let i = 0; i < data.length; i += 32768) text += String.fromCharCode(...data.subarray(i, i + 32768));
        return btoa(text);
      })()`,
    );
    shown.push(Buffer.from(text as string, "base64"));
  }
  return shown;
}

interface Distance {
  readonly mean: number;
  readonly farOff: number;
}

function distance(a: Uint8ClampedArray, b: Buffer): Distance {
  expect(b.length).toBe(a.length);
  let [sum, far] = [0, 0];
  for (let i = 0; i < a.length; i += 4) {
    let most = 0;
    for (let k = i; k < i + 3; k++) {
      const difference = Math.abs((a[k] as number) - (b[k] as number));
      sum += difference;
      most = Math.max(most, difference);
    }
    if (most > FAR_OFF) far++;
  }
  return { mean: sum / (0.75 * a.length), farOff: far / (a.length / 4) };
}

/** On, back, and on again. */
function order(last: number): number[] {
  return [0, Math.ceil(last / 2), last, Math.floor(last / 3), Math.floor(last / 3) + 1].filter(
    (frame) => frame <= last,
  );
}

async function expectSamePictures(
  { html, scene: { size } }: { html: string; scene: Scene },
  expected: Scene,
  colorScheme: "light" | "dark" = "light",
): Promise<void> {
  writeFileSync(path, html);
  const viewport = { width: size.width, height: size.height + 200 };
  const { page, faults, close } = await openPage(browser, path, { viewport, colorScheme, reducedMotion: "reduce" });
  const frames = order(expected.timeline.frameCount - 1);
  const shown = await framesOf(page, frames);
  await close();
  expect(faults).toEqual([]);
  let index = 0;
  for (const rgba of pictures(size, rasterizer(expected)())) {
    for (const [i, frame] of frames.entries()) {
      if (frame !== index) continue;
      const { mean, farOff } = distance(rgba, shown[i] as Buffer);
      expect(mean).toBeLessThan(MOST_MEAN);
      expect(farOff).toBeLessThan(size.width < 200 ? MOST_FAR_OFF_TINY : MOST_FAR_OFF);
    }
    index++;
  }
}

const note = skipNote(missing);
describe.skipIf(missing)(`a page shows what the rasterizer paints, antialiasing apart${note}`, () => {
  it.each(Object.entries(smallReels))("of %s", async (_, reels) => {
    for (const reel of fc.sample(reels, { numRuns: 4, seed: 7 })) {
      const made = await pageOf(reel).catch((error) => {
        // Some reels cannot be drawn at all.
        if (error instanceof UsageError) return undefined;
        throw error;
      });
      if (made) await expectSamePictures(made, made.scene);
    }
  });

  it.each(Object.entries(builtIns))("of %s", async (_, { reel }) => {
    const made = await pageOf({ ...reel, width: 640, height: 360 });
    await expectSamePictures(made, made.scene);
  });

  it.each<[string, PartialReel["theme"], "light" | "dark", PartialReel["theme"]]>([
    ["white that nobody asked for", "matplotlib", "dark", "dark"],
    ["the light theme", "light", "dark", "dark"],
  ])("in the dark theme where a reader prefers it to %s", async (_, theme, colorScheme, shown) => {
    const reel = { ...builtIns.race.reel, width: 640, height: 360 };
    await expectSamePictures(await pageOf({ ...reel, theme }), staged({ ...reel, theme: shown }).scene, colorScheme);
  });

  it("however a frame is come to, at any resolution, in the very same pixels", async () => {
    const reel: PartialReel = {
      width: 640,
      height: 360,
      frames: 12,
      stride: 9,
      panels: ["moment2"],
      trail: "full",
      counter: true,
    };
    writeFileSync(path, (await pageOf(reel)).html);
    for (const deviceScaleFactor of [0.37, 1, 1.3]) {
      const viewport = { width: 400, height: 400 };
      const { page, close } = await openPage(browser, path, { viewport, deviceScaleFactor, reducedMotion: "reduce" });
      const all = Array.from({ length: 12 }, (_, frame) => frame);
      const inOrder = await framesOf(page, all);
      const backward = await framesOf(page, all.toReversed());
      const leaping = await framesOf(page, [11, 0, 7]);
      await close();
      expect(backward.toReversed().every((shown, frame) => shown.equals(inOrder[frame] as Buffer))).toBe(true);
      expect(leaping[2]?.equals(inOrder[7] as Buffer)).toBe(true);
    }
  });

  it.each(["dark", "print"] as const)("in the theme %s whatever a reader prefers", async (theme) => {
    const made = await pageOf({ width: 320, height: 180, theme });
    await expectSamePictures(made, made.scene, theme === "dark" ? "light" : "dark");
  });
});
