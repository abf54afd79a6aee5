import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import type { PartialReel } from "../../src/reel/reel.js";
import { launchBrowser, missingBrowser, type OpenedPage, openPage } from "../support/browser.js";
import { pageOf } from "../support/pages.js";

export const POSTER = 7;
/** Of 20 s, and of 0.4 s. */
export const LONG: PartialReel = { width: 320, height: 180, frames: 200, fps: 10 };
export const SHORT: PartialReel = { ...LONG, frames: 20, fps: 50 };
export const STILL: BrowserContextOptions = { reducedMotion: "reduce" };

/** For the tests of one file: a browser, and a folder for pages. */
export function reader(): {
  readonly browser: () => Browser;
  readonly folder: string;
  /** Opens a page, and sees to it that nothing went wrong in it. */
  using(reel: PartialReel, options: BrowserContextOptions, act: (page: Page) => Promise<void>): Promise<void>;
} {
  const folder = mkdtempSync(join(tmpdir(), "gradreel-controls-"));
  let browser: Browser;
  beforeAll(async () => {
    if (!missingBrowser()) browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });
  return {
    browser: () => browser,
    folder,
    async using(reel, options, act) {
      const path = join(folder, "page.html");
      const { html } = await pageOf(reel, POSTER);
      writeFileSync(path, html);
      const viewport = { width: 800, height: 600 };
      const { page, faults, close }: OpenedPage = await openPage(browser, path, { viewport, ...options });
      await act(page);
      await close();
      expect(faults).toEqual([]);
    },
  };
}

export const shownFrame = async (page: Page): Promise<number> => Number(await page.locator("#frame").inputValue());
export const isPlaying = (page: Page): Promise<boolean> => page.getByRole("button", { name: "Pause" }).isVisible();
export const spoken = (page: Page): Promise<string | null> => page.locator("#spoken").textContent();

/** Until what was asked for is shown. */
export const drawn = (page: Page): Promise<unknown> =>
  page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");

/** The frame that is shown after these keys. */
export async function pressed(page: Page, ...keys: string[]): Promise<number> {
  for (const key of keys) await page.keyboard.press(key);
  await drawn(page);
  return shownFrame(page);
}
