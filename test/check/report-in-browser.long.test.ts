import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportPage, type Verdict } from "../../src/check/report.js";
import { differencePicture, pictureFile } from "../../src/check/report-pictures.js";
import { rasterizer } from "../../src/raster/rasterize.js";
import { launchBrowser, missingBrowser, openPage } from "../support/browser.js";
import { skipNote } from "../support/judges/judge.js";
import { pictures } from "../support/scenes.js";
import { freshFolder } from "../support/spawn.js";
import { staged } from "../support/stage.js";
import { VERDICTS } from "./verdicts.js";

const missing = missingBrowser();

describe.skipIf(missing)(`a report in a browser${skipNote(missing)}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each([
    ["a desktop", 1280, 3],
    ["a phone", 375, 1],
  ])(
    "on %s shows all pictures, side by side where there is room, and texts that can be read, with nothing beyond the edge",
    async (_, width, columns) => {
      for (const colorScheme of ["light", "dark"] as const) {
        const folder = await writtenReport();
        const path = join(folder, "index.html");
        const { page, faults, close } = await openPage(browser, path, {
          colorScheme,
          viewport: { width, height: 800 },
        });
        const seen: Seen = await page.evaluate(LOOK);
        await close();
        expect(faults.filter((fault) => !fault.startsWith(`file://${folder}/1`))).toEqual([]);
        expect(seen.widths).toEqual([960, 960, 960]);
        expect(new Set(seen.lefts).size).toBe(columns);
        expect(seen.scrollWidth).toBeLessThanOrEqual(width);
        expect(seen.contrasts.filter((contrast) => contrast < 4.5)).toEqual([]);
      }
    },
  );
});

async function writtenReport(): Promise<string> {
  const folder = freshFolder();
  const [expected, actual] = [0.01, 0.0103].map((learningRate) => {
    const { scene } = staged({ width: 960, height: 540, frames: 80, optimizers: [{ name: "amsgrad", learningRate }] });
    const all = [...pictures(scene.size, rasterizer(scene)())];
    return { ...scene.size, rgba: all.at(-1) as Uint8ClampedArray };
  }) as [Parameters<typeof pictureFile>[0], Parameters<typeof pictureFile>[0]];
  const files = VERDICTS[4]?.pictures as Required<NonNullable<Verdict["pictures"]>>;
  writeFileSync(join(folder, files.expected), await pictureFile(expected));
  writeFileSync(join(folder, files.actual), await pictureFile(actual));
  writeFileSync(join(folder, files.difference), await pictureFile(differencePicture(expected, actual, 32)));
  writeFileSync(join(folder, "index.html"), reportPage(VERDICTS));
  return folder;
}

interface Seen {
  readonly widths: readonly number[];
  readonly lefts: readonly number[];
  readonly scrollWidth: number;
  /** Of every text with what is behind it, by WCAG 2. */
  readonly contrasts: readonly number[];
}

/** Runs in the page. A string, because what vitest makes of functions does not run elsewhere. */
const LOOK = `(async () => {
  const images = [...document.images];
  for (const image of images) image.loading = "eager";
  await Promise.all(images.map((image) => image.decode()));
  const channels = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = (color) => {
    const [r, g, b] = channels(color).map((level) => (level / 255 <= 0.04045 ? level / 255 / 12.92 : ((level / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    const color = getComputedStyle(element).backgroundColor;
    return channels(color)[3] === 0 && element.parentElement ? behind(element.parentElement) : color;
  };
  const texts = [...document.body.querySelectorAll("*")].filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  return {
    widths: images.map((image) => image.naturalWidth),
    lefts: images.map((image) => image.getBoundingClientRect().left),
    scrollWidth: document.documentElement.scrollWidth,
    contrasts: texts.map((element) => {
      const [a, b] = [luminance(getComputedStyle(element).color), luminance(behind(element))];
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }),
  };
})()`;
